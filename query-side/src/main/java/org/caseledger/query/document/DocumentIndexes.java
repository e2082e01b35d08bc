package org.caseledger.query.document;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.util.List;

/** What other tools ask the documents by, and the key by which a collection may be sharded. */
public final class DocumentIndexes {

    private static final String AUTHORITY = "authority";

    private DocumentIndexes() {}

    /**
     * Makes those that are not there yet.
     *
     * @throws com.mongodb.MongoException where the database refuses
     */
    public static void make(MongoClient mongo) {
        MongoDatabase database = mongo.getDatabase(Documents.DATABASE);
        make(database, Changed.Kind.AUDITS, List.of("round"), List.of("childRef"), List.of("team", "round"));
        make(database, Changed.Kind.ACTIONS, List.of("auditId"), List.of("status", "dueOn"));
        make(database, Changed.Kind.ESCALATIONS, List.of("childRef"), List.of("raisedOn"));
    }

    @SafeVarargs
    private static void make(MongoDatabase database, Changed.Kind kind, List<String>... askedBy) {
        var collection = database.getCollection(kind.collection());
        collection.createIndex(Indexes.ascending(AUTHORITY, "_id"));
        for (List<String> fields : askedBy) {
            collection.createIndex(Indexes.compoundIndex(Indexes.ascending(AUTHORITY), Indexes.ascending(fields)));
        }
    }
}
