package org.caseledger.verifier;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The files in an evidence file: a ZIP in the one form in which ledgers write it, so that no byte of it can be changed
 * without being noticed. The files stand in the order of their names, stored as they are, dated 1980-01-01.
 */
final class Pack {

    private static final long LARGEST = 256L << 20;
    private static final LocalDateTime DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Pack() {}

    static SortedMap<String, byte[]> read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new InvalidException("the file has more than " + LARGEST + " bytes: no ledger makes so large a one");
        }
        byte[] zip = Files.readAllBytes(file);
        SortedMap<String, byte[]> files = unpacked(zip);
        if (!Arrays.equals(zip, packed(files))) {
            throw new InvalidException(
                    "the ZIP is not in the form in which a ledger writes it: it was changed or packed anew");
        }
        return files;
    }

    private static SortedMap<String, byte[]> unpacked(byte[] bytes) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getMethod() != ZipEntry.STORED || files.put(entry.getName(), zip.readAllBytes()) != null) {
                    throw new InvalidException("the ZIP holds " + entry.getName() + " compressed or twice");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidException("the file is not a whole ZIP: " + e.getMessage());
        }
        return files;
    }

    static byte[] packed(SortedMap<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                CRC32 checksum = new CRC32();
                checksum.update(file.getValue());
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setMethod(ZipEntry.STORED);
                entry.setTimeLocal(DATE);
                entry.setSize(file.getValue().length);
                entry.setCompressedSize(file.getValue().length);
                entry.setCrc(checksum.getValue());
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
