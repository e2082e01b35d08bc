package org.caseledger.query.log;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Entries as C2SP tlog-tiles bundles them: each after its length in two bytes. */
final class EntryBundle {

    private EntryBundle() {}

    /** The bundle of entries of at most 65,535 bytes each. */
    static byte[] of(List<byte[]> entries) {
        ByteBuffer bundle = ByteBuffer.allocate(entries.stream()
                        .mapToInt(entry -> Short.BYTES + entry.length)
                        .sum())
                .order(ByteOrder.BIG_ENDIAN);
        entries.forEach(entry -> bundle.putShort((short) entry.length).put(entry));
        return bundle.array();
    }
}
