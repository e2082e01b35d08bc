package org.caseledger.ledger.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.caseledger.ledger.EventLines;
import org.caseledger.query.log.NoteVerifier;
import org.caseledger.query.log.RunningRoot;

/** A backup on the disk. */
record BackupFile(Path path) {

    private static final int BUFFER = 1 << 20;

    /** What to do with each part, the manifest too. */
    interface Visitor {
        void visit(Part part) throws IOException;
    }

    /**
     * Checks every byte, and that the events are those that the log has signed.
     *
     * @param keys of which one must have signed it
     * @param progress told again and again how many bytes are done
     * @throws DamagedBackup naming the place
     */
    Manifest check(List<NoteVerifier> keys, LongConsumer progress) throws IOException {
        List<Manifest.Sum> found = new ArrayList<>();
        List<Part> manifests = new ArrayList<>();
        RunningRoot events = new RunningRoot();
        try (InputStream in = open()) {
            TarReader tar = new TarReader(in);
            for (Optional<Part> part = tar.next(); part.isPresent(); part = tar.next()) {
                if (!manifests.isEmpty()) {
                    throw new DamagedBackup("something stands behind its manifest, before byte " + tar.position());
                }
                if (part.get().name().equals(Manifest.NAME)) {
                    manifests.add(part.get());
                } else {
                    found.add(Manifest.Sum.of(part.get()));
                    EventParts.lines(part.get()).forEach(events::append);
                }
                progress.accept(tar.position());
            }
        }
        if (manifests.isEmpty()) {
            throw new DamagedBackup("it has no manifest: it was cut off");
        }
        Manifest manifest = manifest(manifests.getFirst(), keys);
        compare(manifest, found);
        if (events.size() != manifest.upTo().size()
                || !events.root().equals(manifest.upTo().root())) {
            throw new DamagedBackup("its events have another root than was signed");
        }
        return manifest;
    }

    private static Manifest manifest(Part part, List<NoteVerifier> keys) {
        String note = new String(part.bytes(), UTF_8);
        RuntimeException refused = new IllegalArgumentException("there is no key to check it with");
        for (NoteVerifier key : keys) {
            try {
                return Manifest.parse(key.open(note));
            } catch (IllegalArgumentException wrong) {
                refused = wrong;
            }
        }
        throw new DamagedBackup("its manifest is refused: " + refused.getMessage());
    }

    private void compare(Manifest manifest, List<Manifest.Sum> found) throws IOException {
        List<Manifest.Sum> signed = manifest.parts();
        for (int i = 0; i < Math.min(signed.size(), found.size()); i++) {
            if (!signed.get(i).equals(found.get(i))) {
                throw new DamagedBackup("the part " + signed.get(i).name() + " is damaged"
                        + place(found.get(i), manifest.upTo().size()));
            }
        }
        if (signed.size() > found.size()) {
            throw new DamagedBackup("the part " + signed.get(found.size()).name() + " is missing");
        }
        if (found.size() > signed.size()) {
            throw new DamagedBackup("the part " + found.get(signed.size()).name() + " was added");
        }
    }

    /** Which events a damaged part holds, and which of them can't be one any more. */
    private String place(Manifest.Sum damaged, long events) throws IOException {
        if (!damaged.name().matches("events/[0-9]{12}\\.jsonl")) {
            return "";
        }
        long first = Long.parseLong(
                damaged.name().substring("events/".length(), damaged.name().indexOf('.')));
        List<String> says = new ArrayList<>();
        read(part -> {
            if (part.name().equals(damaged.name())) {
                EventLines.firstDamaged(new String(part.bytes(), UTF_8), first)
                        .ifPresent(position -> says.add(": the event at position " + position));
            }
        });
        return says.isEmpty()
                ? ": an event from position " + first + " to " + (Math.min(first + EventLines.PAGE, events) - 1)
                : says.getFirst();
    }

    /** Hands out the parts in their order. */
    void read(Visitor visitor) throws IOException {
        try (InputStream in = open()) {
            TarReader tar = new TarReader(in);
            for (Optional<Part> part = tar.next(); part.isPresent(); part = tar.next()) {
                visitor.visit(part.get());
            }
        }
    }

    InputStream open() throws IOException {
        return new BufferedInputStream(Files.newInputStream(path), BUFFER);
    }
}
