package org.caseledger.events.stored;

import java.util.Arrays;

/**
 * JSON in the making, in UTF-8. The log writes every event of the ledger with it and must not slow commits, so each letter
 * is looked at and copied once.
 */
final class JsonBytes {

    private byte[] bytes;
    private int length;

    /** @param expected so many bytes fit without a larger array */
    JsonBytes(int expected) {
        bytes = new byte[expected];
    }

    JsonBytes add(byte[] more) {
        makeRoom(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    /** Adds a text as JSON. Nearly all ids and names have nothing to escape. */
    JsonBytes quote(String text) {
        int letters = text.length();
        makeRoom(letters + 2);
        byte[] out = bytes;
        int at = length;
        out[at++] = '"';
        for (int i = 0; i < letters; i++) {
            char one = text.charAt(i);
            if (one < ' ' || one > '~' || one == '"' || one == '\\') {
                return add(EventJson.quoted(text));
            }
            out[at++] = (byte) one;
        }
        out[at++] = '"';
        length = at;
        return this;
    }

    private void makeRoom(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    byte[] toArray() {
        return bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
    }
}
