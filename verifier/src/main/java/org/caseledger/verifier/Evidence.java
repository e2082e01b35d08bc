package org.caseledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * What an evidence file proves once all of it was checked.
 *
 * @param cosigned the known witnesses that have cosigned the checkpoint
 * @param events but the erasures, which are counted apart
 * @param closed how many sealed texts can't be read from the file: erased, or withheld
 */
record Evidence(
        String audit,
        VerifierKey key,
        Checkpoint checkpoint,
        List<VerifierKey> cosigned,
        List<Event> events,
        int erasures,
        int opened,
        int closed) {

    private static final String CHECKPOINT = "checkpoint";
    private static final String TEXTS = "texts.json";
    private static final String PAGE = "index.html";
    private static final String EVENTS = "events/";
    private static final String EVENT_END = ".json";
    private static final String PROOFS = "proofs/";
    private static final String PROOF_END = ".tlog-proof";
    private static final int SALT_BYTES = 16;

    /**
     * Checks an evidence file.
     *
     * @param expected the keys of the log, as its operator published them; where there are none, the one in the file
     * @param witnesses whose cosignatures to look for
     * @throws InvalidException with what exactly is wrong
     * @throws IOException where the file can't be read
     */
    static Evidence check(Path file, List<VerifierKey> expected, List<VerifierKey> witnesses) throws IOException {
        SortedMap<String, byte[]> pack = Pack.read(file);
        VerifierKey key = key(pack, expected);
        Manifest manifest = Manifest.open(required(pack, Manifest.NAME), key);
        manifest.check(pack);
        byte[] note = required(pack, CHECKPOINT);
        SignedNote signed = SignedNote.parse(note, "the checkpoint");
        Checkpoint checkpoint = Checkpoint.open(signed, List.of(key));
        List<VerifierKey> cosigned = witnesses.stream()
                .filter(witness -> signed.by(witness).isPresent())
                .toList();
        List<Event> all = events(pack, checkpoint, note);
        List<Event> events = all.stream().filter(event -> !event.isErasure()).toList();
        int erasures = all.size() - events.size();
        checkStreams(manifest, events);
        List<String> sealed =
                events.stream().flatMap(event -> event.commitments().stream()).toList();
        int opened = open(required(pack, TEXTS), sealed);
        required(pack, PAGE);
        int closed = sealed.size() - opened;
        return new Evidence(manifest.audit(), key, checkpoint, cosigned, events, erasures, opened, closed);
    }

    private static VerifierKey key(SortedMap<String, byte[]> pack, List<VerifierKey> expected) {
        String line = Bytes.text(required(pack, Manifest.KEY), "the verifier key");
        if (!line.endsWith("\n")) {
            throw new InvalidException("the verifier key is not one line");
        }
        VerifierKey key = VerifierKey.parse(line.substring(0, line.length() - 1));
        List<String> texts = expected.stream().map(VerifierKey::text).toList();
        if (!texts.isEmpty() && !texts.contains(key.text())) {
            throw new InvalidException("the file is of the log " + key.text() + ", not of " + String.join(", ", texts));
        }
        return key;
    }

    private static byte[] required(SortedMap<String, byte[]> pack, String name) {
        byte[] file = pack.get(name);
        if (file == null) {
            throw new InvalidException("the file " + name + " is missing");
        }
        return file;
    }

    private static List<Event> events(SortedMap<String, byte[]> pack, Checkpoint checkpoint, byte[] note) {
        List<Event> events = new ArrayList<>();
        int proofs = 0;
        for (String name : pack.keySet()) {
            proofs += name.startsWith(PROOFS) ? 1 : 0;
            if (name.startsWith(EVENTS) && name.endsWith(EVENT_END)) {
                String number = name.substring(EVENTS.length(), name.length() - EVENT_END.length());
                byte[] proof = required(pack, PROOFS + number + PROOF_END);
                long position = Bytes.number(number.replaceFirst("^0+(?=.)", ""), "the position in " + name);
                InclusionProof.check(proof, pack.get(name), position, checkpoint, note, name);
                events.add(Event.read(position, pack.get(name), name));
            }
        }
        if (proofs != events.size()) {
            throw new InvalidException("there are " + proofs + " proofs of " + events.size() + " events");
        }
        return events;
    }

    /** Each aggregate's events are all there, from the first on, in the order of their positions and times. */
    private static void checkStreams(Manifest manifest, List<Event> events) {
        if (!manifest.streams().containsKey("audit:" + manifest.audit())) {
            throw new InvalidException("the manifest does not list the audit's own events");
        }
        manifest.streams().forEach((aggregateId, length) -> {
            List<Event> stream = events.stream()
                    .filter(event -> event.aggregateId().equals(aggregateId))
                    .toList();
            for (int i = 0; i < stream.size(); i++) {
                if (stream.get(i).sequence() != i) {
                    throw new InvalidException("the event " + i + " of " + aggregateId + " is missing");
                }
            }
            if (stream.size() != length) {
                throw new InvalidException(
                        aggregateId + " has " + length + " events, but the file holds " + stream.size());
            }
        });
        Event before = null;
        for (Event event : events) {
            if (!manifest.streams().containsKey(event.aggregateId())) {
                throw new InvalidException("an event of " + event.aggregateId() + " is not in the manifest");
            }
            if (before != null && before.recordedAt() > event.recordedAt()) {
                throw new InvalidException(
                        "the event at " + event.position() + " was recorded before the one before it");
            }
            before = event;
        }
    }

    /** How many texts the file opens, each of which must be one that an event has committed to. */
    private static int open(byte[] json, List<String> sealed) {
        if (!(Json.read(json, TEXTS) instanceof List<?> texts)) {
            throw new InvalidException(TEXTS + " is not a list");
        }
        Set<String> opened = new HashSet<>();
        for (Object element : texts) {
            if (!(element instanceof Map<?, ?> text
                    && text.get("commitment") instanceof String commitment
                    && text.get("salt") instanceof String salt
                    && text.get("text") instanceof String words)) {
                throw new InvalidException(TEXTS + " holds something else than commitment, salt and text");
            }
            byte[] salted = Bytes.base64(salt, "a salt in " + TEXTS);
            String found = Bytes.hex(Bytes.sha256(salted, words.getBytes(UTF_8)));
            if (salted.length != SALT_BYTES || !found.equals(commitment)) {
                throw new InvalidException("a text does not open its commitment " + commitment);
            }
            if (!sealed.contains(commitment)) {
                throw new InvalidException("no event holds the commitment " + commitment);
            }
            opened.add(commitment);
        }
        return (int) sealed.stream().filter(opened::contains).count();
    }

    /** The aggregates that the events are of, in the order in which they appear. */
    List<String> aggregates() {
        return events.stream().map(Event::aggregateId).distinct().toList();
    }
}
