package org.caseledger.verifier;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the ledger signed that the pack holds.
 *
 * @param audit whose evidence it is
 * @param streams how many events each aggregate has, by its id
 * @param files the SHA-256 of each file, in hexadecimal, by its name
 */
record Manifest(String audit, SortedMap<String, Long> streams, SortedMap<String, String> files) {

    static final String NAME = "manifest";
    static final String KEY = "log.vkey";
    private static final String HEADER = "case-ledger.org/evidence@v1";

    static Manifest open(byte[] note, VerifierKey key) {
        List<String> lines = SignedNote.parse(note, "the manifest").openedBy(List.of(key));
        if (lines.size() < 2
                || !lines.getFirst().equals(HEADER)
                || !lines.get(1).startsWith("audit ")) {
            throw new InvalidException("the manifest is not of the form " + HEADER);
        }
        Manifest manifest = new Manifest(lines.get(1).substring("audit ".length()), new TreeMap<>(), new TreeMap<>());
        lines.subList(2, lines.size()).forEach(manifest::add);
        return manifest;
    }

    private void add(String line) {
        String[] parts = line.split(" ", 3);
        boolean added = parts.length == 3
                && switch (parts[0]) {
                    case "stream" -> streams.put(parts[2], Bytes.number(parts[1], "a stream's length")) == null;
                    case "file" -> files.put(parts[2], parts[1]) == null;
                    default -> false;
                };
        if (!added) {
            throw new InvalidException("the manifest has a line that is malformed or there twice: " + line);
        }
    }

    /** The pack holds exactly the files that the manifest names, each as it was. */
    void check(SortedMap<String, byte[]> pack) {
        pack.keySet().stream()
                .filter(name -> !files.containsKey(name) && !name.equals(NAME) && !name.equals(KEY))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidException("the file " + name + " is not in the manifest: it was added");
                });
        files.forEach((name, hash) -> {
            byte[] file = pack.get(name);
            if (file == null) {
                throw new InvalidException("the file " + name + " is missing");
            }
            if (!Bytes.hex(Bytes.sha256(file)).equals(hash)) {
                throw new InvalidException("the file " + name + " was changed");
            }
        });
    }
}
