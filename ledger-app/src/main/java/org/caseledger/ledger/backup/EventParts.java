package org.caseledger.ledger.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.caseledger.ledger.EventLines;

/** The events of a backup as one stream of lines, which is what {@code ./ledger export} writes. */
final class EventParts extends InputStream {

    /** Where they stand. */
    static final String FOLDER = "events/";

    private final InputStream in;
    private final TarReader tar;
    private final LongConsumer progress;
    private ByteArrayInputStream part = new ByteArrayInputStream(new byte[0]);
    private long parts;

    /** @param progress told how many events were handed out, about */
    EventParts(BackupFile file, LongConsumer progress) throws IOException {
        this.in = file.open();
        this.tar = new TarReader(in);
        this.progress = progress;
    }

    /** The lines of a part, without their ends, which are the log's leaves; none where it holds no events. */
    static List<byte[]> lines(Part part) {
        List<byte[]> lines = new ArrayList<>();
        if (part.name().startsWith(FOLDER)) {
            int begin = 0;
            for (int end = 0; end < part.bytes().length; end++) {
                if (part.bytes()[end] == '\n') {
                    lines.add(Arrays.copyOfRange(part.bytes(), begin, end));
                    begin = end + 1;
                }
            }
        }
        return lines;
    }

    @Override
    public int read() throws IOException {
        return goOn() ? part.read() : -1;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        return goOn() ? part.read(bytes, from, length) : -1;
    }

    private boolean goOn() throws IOException {
        while (part.available() == 0) {
            Optional<Part> next = tar.next();
            if (next.isEmpty()) {
                return false;
            }
            if (next.get().name().startsWith(FOLDER)) {
                part = new ByteArrayInputStream(next.get().bytes());
                progress.accept(parts++ * EventLines.PAGE);
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
