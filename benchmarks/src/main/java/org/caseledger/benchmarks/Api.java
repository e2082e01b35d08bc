package org.caseledger.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.caseledger.command.action.ActionCommand.CompleteAction;
import org.caseledger.command.action.ActionCommand.RaiseAction;
import org.caseledger.command.action.ActionEndpoint.NoteBody;
import org.caseledger.command.action.ActionEndpoint.RaiseBody;
import org.caseledger.command.audit.AllocationBody;
import org.caseledger.command.audit.AuditCommand.AllocateAudit;
import org.caseledger.command.audit.AuditCommand.ModerateGrade;
import org.caseledger.command.audit.AuditCommand.RecordReflection;
import org.caseledger.command.audit.AuditCommand.SubmitGrade;
import org.caseledger.command.audit.AuditEndpoint.ReflectionBody;
import org.caseledger.command.audit.GradeBody;
import org.caseledger.command.audit.GradeBody.ParticipationBody;
import org.caseledger.command.audit.GradeBody.YesNo;
import tools.jackson.databind.json.JsonMapper;

/** The product's API as another system sees it: HTTP/1.1 with connections kept, JSON, HTTP Basic. */
final class Api implements AutoCloseable {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = JsonMapper.builder().build();
    private final URI server;

    Api(URI server) {
        this.server = server;
    }

    private record Post(String path, Object body) {}

    /** Sends a command and gives the position that it is answered with. */
    long send(Step step) throws IOException, InterruptedException {
        Post post = post(step.command());
        HttpResponse<String> response = client.send(
                request(post.path(), step.actor().id())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(post.body())))
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(post.path() + " was answered with " + response.statusCode() + " " + response.body());
        }
        return Long.parseLong(response.headers().firstValue("X-Ledger-Position").orElseThrow());
    }

    /** Asks for a page or an answer and gives how long it is. */
    int get(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(request(path, "qa.lead").build(), BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException(path + " was answered with " + response.statusCode());
        }
        return response.body().length;
    }

    /** The lines of a stream of server-sent events; closing it ends the stream. */
    Stream<String> stream(String path) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> response =
                client.send(request(path, "qa.lead").build(), BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            throw new IOException(path + " was answered with " + response.statusCode());
        }
        return response.body();
    }

    private HttpRequest.Builder request(String path, String user) {
        String credentials = Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(server.resolve(path)).header("Authorization", "Basic " + credentials);
    }

    private static Post post(Object command) {
        return switch (command) {
            case AllocateAudit c ->
                new Post(
                        "/api/v1/audits",
                        new AllocationBody(
                                c.auditId(),
                                c.authority(),
                                c.round(),
                                c.programme(),
                                c.kind(),
                                c.childRef(),
                                c.cohort(),
                                c.area(),
                                c.team(),
                                c.theme(),
                                c.practitioner(),
                                c.auditor(),
                                c.secondAuditor(),
                                c.reAuditOf(),
                                c.on(),
                                c.dueOn()));
            case SubmitGrade c ->
                new Post(
                        "/api/v1/audits/" + c.auditId() + "/grade",
                        new GradeBody(
                                c.on(),
                                c.grading().overall(),
                                c.grading().domains(),
                                c.grading().rationale(),
                                new ParticipationBody(YesNo.YES, YesNo.NO, YesNo.YES, YesNo.YES, null),
                                null,
                                c.grading().atRisk(),
                                null,
                                null,
                                null,
                                null));
            case ModerateGrade c ->
                new Post(
                        "/api/v1/audits/" + c.auditId() + "/moderation",
                        new GradeBody(
                                c.on(),
                                c.overall(),
                                c.domains(),
                                c.rationale(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null));
            case RecordReflection c ->
                new Post("/api/v1/audits/" + c.auditId() + "/reflection", new ReflectionBody(c.on(), c.text()));
            case RaiseAction c ->
                new Post(
                        "/api/v1/audits/" + c.auditId() + "/actions",
                        new RaiseBody(c.actionId(), c.description(), c.owner(), c.team(), c.on(), c.dueOn()));
            case CompleteAction c ->
                new Post("/api/v1/actions/" + c.actionId() + "/completion", new NoteBody(c.on(), c.note()));
            default -> throw new IllegalArgumentException("no call for " + command.getClass());
        };
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
