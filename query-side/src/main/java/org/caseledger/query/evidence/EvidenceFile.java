package org.caseledger.query.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.caseledger.query.log.Hash;
import org.caseledger.query.log.Leaves.Leaf;
import org.caseledger.query.log.LogStore.SignedCheckpoint;
import org.caseledger.query.log.TransparencyLog;

/**
 * The file itself, in the one form that the verifier accepts: events as stored, a C2SP tlog-proof of each, the checkpoint,
 * the key, the opened texts, a page to read, and a manifest of all that, signed by the log's key. A ZIP whose files stand in
 * the order of their names, stored as they are, dated 1980-01-01.
 */
final class EvidenceFile {

    private static final LocalDateTime DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final TransparencyLog log;

    private EvidenceFile(TransparencyLog log) {
        this.log = log;
    }

    /**
     * Makes the file.
     *
     * @param streams each aggregate's events, all of them within the checkpoint's tree
     * @param alone events without the rest of their aggregates', also within it
     * @param texts the opened texts, as JSON
     * @param page for people
     */
    static byte[] of(
            String auditId,
            SortedMap<String, List<Leaf>> streams,
            List<Leaf> alone,
            SignedCheckpoint checkpoint,
            TransparencyLog log,
            byte[] texts,
            String page) {
        EvidenceFile file = new EvidenceFile(log);
        file.files.put("checkpoint", checkpoint.note().getBytes(UTF_8));
        file.files.put("texts.json", texts);
        file.files.put("index.html", page.getBytes(UTF_8));
        streams.values().forEach(stream -> stream.forEach(leaf -> file.add(leaf, checkpoint)));
        alone.forEach(leaf -> file.add(leaf, checkpoint));
        String manifest = file.manifest(auditId, streams);
        file.files.put("manifest", log.signEvidence(manifest).getBytes(UTF_8));
        file.files.put("log.vkey", (log.verifierKey() + "\n").getBytes(UTF_8));
        return file.zip();
    }

    private void add(Leaf leaf, SignedCheckpoint checkpoint) {
        String name = "%012d".formatted(leaf.position());
        String path = log.inclusion(leaf.position(), checkpoint.size()).stream()
                .map(Hash::base64)
                .map(hash -> hash + "\n")
                .collect(Collectors.joining());
        String proof = "c2sp.org/tlog-proof@v1\nindex " + leaf.position() + "\n" + path + "\n" + checkpoint.note();
        files.put("events/" + name + ".json", leaf.bytes());
        files.put("proofs/" + name + ".tlog-proof", proof.getBytes(UTF_8));
    }

    private String manifest(String auditId, SortedMap<String, List<Leaf>> streams) {
        StringBuilder manifest = new StringBuilder(TransparencyLog.EVIDENCE);
        manifest.append("audit ").append(auditId).append('\n');
        streams.forEach((id, events) -> manifest.append("stream ")
                .append(events.size())
                .append(' ')
                .append(id)
                .append('\n'));
        files.forEach((name, bytes) -> manifest.append("file ")
                .append(sha256(bytes))
                .append(' ')
                .append(name)
                .append('\n'));
        return manifest.toString();
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Hash.sha256().digest(bytes));
    }

    private byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(entry(file.getKey(), file.getValue()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    private static ZipEntry entry(String name, byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(DATE);
        entry.setSize(bytes.length);
        entry.setCompressedSize(bytes.length);
        entry.setCrc(checksum.getValue());
        return entry;
    }
}
