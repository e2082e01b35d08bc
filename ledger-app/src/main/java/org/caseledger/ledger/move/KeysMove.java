package org.caseledger.ledger.move;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.caseledger.eventstore.keys.KeyBackup;
import org.caseledger.eventstore.keys.KeyBackup.Written;
import org.caseledger.eventstore.keys.KeyRestore;
import org.caseledger.eventstore.keys.KeyRestore.Newer;
import org.caseledger.eventstore.keys.SecretFile;
import org.caseledger.ledger.CannotStart;
import org.caseledger.ledger.NodeKeys;
import org.caseledger.ledger.place.Place;

/** The master key, the subjects' keys under it, and who was erased. */
record KeysMove(Place from, Place into) {
    private static final String ON_THE_WAY = "moving-keys";

    /** What was brought over already stays, and whoever was erased meanwhile is erased there too. */
    void copy(Instant now) throws IOException {
        Path way = into.keysFolder().resolve(ON_THE_WAY);
        try {
            SecretFile.replace(way, ""); // So the file and its folder are the owner's alone from the first byte on.
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(way))) {
                KeyBackup.write(from.keys(), now, out);
            }
            new KeyRestore(into.keys(), Set.of(), Newer.REFUSED).run(way, from.masterKey(), lines -> done -> {});
        } finally {
            Files.deleteIfExists(way);
        }
        NodeKeys.open(into.keysFolder(), into.server()).close(); // Where the node is to look for them from now on.
    }

    /**
     * How many there are.
     *
     * @throws CannotStart if the two places have not as many
     */
    Written checked(Instant now) throws IOException {
        Written there = KeyBackup.write(into.keys(), now, OutputStream.nullOutputStream());
        if (!there.equals(KeyBackup.write(from.keys(), now, OutputStream.nullOutputStream()))) {
            throw new CannotStart("the new place has other keys besides: empty it, and move again");
        }
        return there;
    }
}
