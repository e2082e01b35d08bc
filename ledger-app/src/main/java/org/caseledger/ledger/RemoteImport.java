package org.caseledger.ledger;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Objects;
import org.caseledger.command.imports.ImportJob.Progress;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/** An import that runs in the server which holds the data. */
final class RemoteImport {

    private static final String DEMO_USER = "qa.lead";

    private final WebClient server;
    private final String id;

    private RemoteImport(WebClient server, String id) {
        this.server = server;
        this.id = id;
    }

    /**
     * Sends the files.
     *
     * @throws CannotStart where the server refuses them
     */
    static RemoteImport begin(RunningServer running, @Nullable String user, Collection<Path> files, boolean dryRun) {
        WebClient server = running.as(user, DEMO_USER);
        MultipartBodyBuilder parts = new MultipartBodyBuilder();
        files.forEach(file -> parts.part("file", new FileSystemResource(file)));
        try {
            Progress progress = Objects.requireNonNull(server.post()
                    .uri(uri ->
                            uri.path("/imports").queryParam("dryRun", dryRun).build())
                    .header(HttpHeaders.ACCEPT, "application/json")
                    .body(BodyInserters.fromMultipartData(parts.build()))
                    .retrieve()
                    .bodyToMono(Progress.class)
                    .block());
            return new RemoteImport(server, progress.importId());
        } catch (WebClientResponseException refused) {
            throw new CannotStart(
                    "the server refused it (" + refused.getStatusCode() + "): " + refused.getResponseBodyAsString());
        } catch (WebClientRequestException unreachable) {
            throw new CannotStart("the server on port " + running.port() + " does not answer");
        }
    }

    Progress progress() {
        return Objects.requireNonNull(server.get()
                .uri("/imports/{id}", id)
                .retrieve()
                .bodyToMono(Progress.class)
                .block());
    }
}
