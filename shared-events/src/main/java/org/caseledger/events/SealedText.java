package org.caseledger.events;

/**
 * Free text as it stands in an event: provable without being readable, and readable only while its subject's key lives.
 *
 * @param commitment SHA-256 over salt and text (UTF-8), lower-case hex: an evidence pack opens it
 * @param subject whose key seals the text: {@code child:AUTHORITY:REF} or {@code staff:REF}
 * @param sealed Base64 of a 12-byte nonce and the AES-256-GCM encryption of 16 bytes of salt and the text, with the
 *     commitment as associated data
 */
public record SealedText(String commitment, String subject, String sealed) {}
