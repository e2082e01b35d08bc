package org.caseledger.query.document;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The segments' tokens, {@code facts-0} and so on, beside the documents. */
final class Tokens {

    /** Raise it where documents read otherwise than before: those of another form are all written anew. */
    private static final int FORM = 1;

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> tokens;
    private final String of;

    /** @param ledger its name; the tokens of another ledger say nothing about this one's documents */
    Tokens(MongoDatabase database, String ledger) {
        this.tokens = database.getCollection("tokens");
        this.of = ledger + " " + FORM;
    }

    Token read(int segment) {
        Document found = tokens.find(named(segment)).first();
        if (found == null) {
            return new Token(Token.NOTHING, 0);
        }
        long asked = found.get("asked", Number.class).longValue();
        return of.equals(found.getString("of"))
                ? new Token(found.get("position", Number.class).longValue(), asked)
                : new Token(Token.OF_ANOTHER, asked);
    }

    /** Nothing is sure any more: whoever writes the segment writes all of it. */
    Token startAnew(int segment) {
        tokens.updateOne(
                named(segment),
                Updates.combine(
                        Updates.set("position", Token.NOTHING), Updates.set("of", of), Updates.inc("asked", 1L)),
                UPSERT);
        return read(segment);
    }

    /**
     * Tells that everything up to a position is written. It never goes back: whoever is late tells nothing.
     *
     * @return false where somebody has asked for everything anew since the token was seen
     */
    boolean advance(int segment, Token seen, long position) {
        try {
            tokens.updateOne(
                    Filters.and(named(segment), Filters.eq("asked", seen.asked())),
                    Updates.combine(Updates.max("position", position), Updates.set("of", of)),
                    UPSERT);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return false;
        }
    }

    private static Bson named(int segment) {
        return Filters.eq("_id", "facts-" + segment);
    }
}
