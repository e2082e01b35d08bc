package org.caseledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;

/** A text with signatures under it (C2SP signed-note). */
final class SignedNote {

    private static final String DASH = "\u2014 ";
    private static final int ID_BYTES = 4;

    private SignedNote() {}

    /**
     * The lines of a note's text, which the key has signed.
     *
     * @param what the note is, for messages
     */
    static List<String> open(byte[] note, VerifierKey key, String what) {
        String whole = Bytes.text(note, what);
        int blank = whole.lastIndexOf("\n\n");
        if (blank < 0 || !whole.endsWith("\n")) {
            throw new InvalidException(what + " has no signature");
        }
        if (whole.chars().anyMatch(character -> character < ' ' && character != '\n')) {
            throw new InvalidException(what + " holds a control character");
        }
        String text = whole.substring(0, blank + 1);
        boolean signed = false;
        for (String line : whole.substring(blank + 2).split("\n", -1)) {
            signed |= !line.isEmpty() && isOfKey(line, text, key, what);
        }
        if (!signed) {
            throw new InvalidException(what + " is not signed by the key " + key.text());
        }
        return List.of(text.substring(0, text.length() - 1).split("\n", -1));
    }

    /** Whether a line is this key's; one that is and doesn't verify refuses the note. */
    private static boolean isOfKey(String line, String text, VerifierKey key, String what) {
        String[] parts = line.split(" ", -1);
        if (!line.startsWith(DASH) || parts.length != 3 || parts[1].isEmpty()) {
            throw new InvalidException(what + " has a malformed signature line");
        }
        byte[] signature = Bytes.base64(parts[2], "a signature of " + what);
        boolean known = signature.length > ID_BYTES
                && parts[1].equals(key.name())
                && Bytes.hex(Arrays.copyOf(signature, ID_BYTES)).equals(key.id());
        if (known && !key.verifies(text.getBytes(UTF_8), Arrays.copyOfRange(signature, ID_BYTES, signature.length))) {
            throw new InvalidException("the signature of " + what + " is wrong: it was changed after it was signed");
        }
        return known;
    }
}
