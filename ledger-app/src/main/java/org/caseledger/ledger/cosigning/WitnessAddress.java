package org.caseledger.ledger.cosigning;

import java.net.URI;
import org.caseledger.verifier.InvalidException;
import org.caseledger.verifier.VerifierKey;

/**
 * A witness that this ledger asks.
 *
 * @param prefix the address before {@code add-checkpoint}, with a slash at its end
 * @param key with which its cosignatures are checked
 */
public record WitnessAddress(URI prefix, VerifierKey key) {

    /**
     * Reads {@code URL=VKEY}.
     *
     * @throws IllegalArgumentException where it is of another form
     */
    public static WitnessAddress parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0 || !text.matches("https?://[^/=]+.*")) {
            throw new IllegalArgumentException("a witness is given as URL=VKEY, not as " + text);
        }
        String url = text.substring(0, equals);
        try {
            VerifierKey key = VerifierKey.parse(text.substring(equals + 1).strip());
            if (!key.isWitness()) {
                throw new IllegalArgumentException("the key of the witness " + url + " is a log's, not a witness's");
            }
            return new WitnessAddress(URI.create(url.endsWith("/") ? url : url + "/"), key);
        } catch (InvalidException invalid) {
            throw new IllegalArgumentException("of the witness " + url + " " + invalid.getMessage(), invalid);
        }
    }
}
