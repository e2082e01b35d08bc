package org.caseledger.query.document;

import com.fasterxml.jackson.annotation.Nulls;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.caseledger.query.document.Changed.Kind;
import org.caseledger.query.facts.AuditFacts;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.lookup.ActionRecord;
import org.caseledger.query.lookup.Lookups;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.json.JsonMapper;

/** Makes documents of the facts as they are, and puts them in the place of older ones. */
final class DocumentWriter {

    private static final int BULK = 1_000;
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final BulkWriteOptions EACH_BY_ITSELF = new BulkWriteOptions().ordered(false);

    private final MongoDatabase database;
    private final Documents.Server server;
    private final Facts facts;
    private final Lookups lookups;
    private final JsonMapper json;

    DocumentWriter(MongoDatabase database, Documents.Server server, Facts facts, Lookups lookups, JsonMapper json) {
        this.database = database;
        this.server = server;
        this.facts = facts;
        this.lookups = lookups;
        // What is sent to the API may hold no null; a document may.
        this.json = json.rebuild()
                .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.SET))
                .build();
    }

    /**
     * Writes documents, a thousand at a time.
     *
     * @param overNewer whether one that stands there is replaced though it tells of more events than ours
     * @param mayGoOn asked before each thousand
     * @return whether all were written
     */
    boolean write(Collection<Changed> changed, boolean overNewer, BooleanSupplier mayGoOn) {
        for (Kind kind : Kind.values()) {
            List<String> ids = changed.stream()
                    .filter(one -> one.kind() == kind)
                    .map(Changed::id)
                    .toList();
            for (int from = 0; from < ids.size(); from += BULK) {
                if (!mayGoOn.getAsBoolean()) {
                    return false;
                }
                List<WriteModel<Document>> writes = new ArrayList<>();
                for (String id : ids.subList(from, Math.min(from + BULK, ids.size()))) {
                    writes.add(write(kind, id, overNewer));
                }
                send(database.getCollection(kind.collection()), writes);
            }
        }
        return true;
    }

    /** A document refused twice stands there in a newer version; once may be two who made it at the same time. */
    private static void send(MongoCollection<Document> collection, List<WriteModel<Document>> writes) {
        List<WriteModel<Document>> refused = refused(collection, writes);
        if (!refused.isEmpty()) {
            refused(collection, refused);
        }
    }

    private static List<WriteModel<Document>> refused(
            MongoCollection<Document> collection, List<WriteModel<Document>> writes) {
        try {
            collection.bulkWrite(writes, EACH_BY_ITSELF);
            return List.of();
        } catch (MongoBulkWriteException e) {
            boolean onlyThereAlready = e.getWriteConcernError() == null
                    && e.getWriteErrors().stream()
                            .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (!onlyThereAlready) {
                throw e;
            }
            return e.getWriteErrors().stream()
                    .map(BulkWriteError::getIndex)
                    .<WriteModel<Document>>map(writes::get)
                    .toList();
        }
    }

    private WriteModel<Document> write(Kind kind, String id, boolean overNewer) {
        try {
            Document document = document(kind, id);
            return new ReplaceOneModel<>(older(document, overNewer), document, UPSERT);
        } catch (ErrorResponseException gone) { // what began with an event that was discarded since
            return new DeleteOneModel<>(Filters.eq("_id", id));
        }
    }

    private Bson older(Document document, boolean overNewer) {
        Bson id = Filters.eq("_id", document.get("_id"));
        return switch (server) {
            case IN_PROCESS -> id; // it scans for anything else
            case SHARED -> {
                Bson sharded = Filters.and(id, Filters.eq("authority", document.get("authority")));
                yield overNewer ? sharded : Filters.and(sharded, Filters.lte("version", document.get("version")));
            }
        };
    }

    private Document document(Kind kind, String id) {
        Document document = switch (kind) {
            case AUDITS -> asDocument(lookups.audit(id, ""));
            case ACTIONS -> action(lookups.action(id));
            case ESCALATIONS -> asDocument(lookups.escalation(id));
        };
        document.remove("description");
        document.remove("reason");
        document.remove("findings");
        return document.append("_id", id);
    }

    /** With the authority of its audit, by which a collection may be sharded. */
    private Document action(ActionRecord action) {
        AuditFacts audit = facts.audit(action.auditId());
        return asDocument(action)
                .append("authority", audit == null ? null : audit.allocation().authority());
    }

    private Document asDocument(Object found) {
        return json.convertValue(found, Document.class);
    }
}
