package org.caseledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A text with signatures under it (C2SP signed-note), none of which is checked yet.
 *
 * @param text with the end of its last line
 * @param what the note is, for messages
 */
public record SignedNote(String text, List<Line> signatures, String what) {

    private static final String DASH = "\u2014 ";
    private static final int ID_BYTES = 4;

    /**
     * A signature line.
     *
     * @param name of the key that it claims to be of
     * @param id of that key, in hexadecimal
     * @param whole the line without its end
     */
    @SuppressWarnings("ArrayRecordComponent") // checked at once, never compared
    public record Line(String name, String id, byte[] signature, String whole) {}

    /** Reads a note as strictly as the format allows. */
    public static SignedNote parse(byte[] note, String what) {
        String whole = Bytes.text(note, what);
        int blank = whole.lastIndexOf("\n\n");
        if (blank < 0 || !whole.endsWith("\n")) {
            throw new InvalidException(what + " has no signature");
        }
        if (whole.chars().anyMatch(character -> character < ' ' && character != '\n')) {
            throw new InvalidException(what + " holds a control character");
        }
        List<Line> signatures = new ArrayList<>();
        whole.substring(blank + 2).lines().forEach(line -> signatures.add(line(line, what)));
        return new SignedNote(whole.substring(0, blank + 1), signatures, what);
    }

    private static Line line(String line, String what) {
        String[] parts = line.split(" ", -1);
        if (!line.startsWith(DASH) || parts.length != 3 || parts[1].isEmpty()) {
            throw new InvalidException(what + " has a malformed signature line");
        }
        byte[] both = Bytes.base64(parts[2], "a signature of " + what);
        if (both.length <= ID_BYTES) {
            throw new InvalidException(what + " has a signature that is too short");
        }
        String id = Bytes.hex(Arrays.copyOf(both, ID_BYTES));
        return new Line(parts[1], id, Arrays.copyOfRange(both, ID_BYTES, both.length), line);
    }

    /** A key's line, if there is one; one that is the key's and doesn't verify refuses the note. */
    public Optional<Line> by(VerifierKey key) {
        List<Line> lines = signatures.stream()
                .filter(line -> line.name().equals(key.name()) && line.id().equals(key.id()))
                .toList();
        byte[] signed = text.getBytes(UTF_8);
        if (!lines.stream().allMatch(line -> key.verifies(signed, line.signature()))) {
            throw new InvalidException(
                    "the signature of " + what + " by " + key.name() + " is wrong: it was changed after it was signed");
        }
        return lines.stream().findFirst();
    }

    /** The lines of the text, which one of the keys must have signed; wrong signatures of any refuse it. */
    public List<String> openedBy(List<VerifierKey> keys) {
        if (keys.stream().map(this::by).filter(Optional::isPresent).count() == 0) {
            throw new InvalidException(what + " is not signed by the key "
                    + String.join(" or ", keys.stream().map(VerifierKey::text).toList()));
        }
        return List.of(text.substring(0, text.length() - 1).split("\n", -1));
    }
}
