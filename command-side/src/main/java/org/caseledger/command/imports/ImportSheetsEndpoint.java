package org.caseledger.command.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.caseledger.command.api.Problems;
import org.caseledger.command.imports.ImportJob.State;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Sheets to fill in before an import, and to mend after it. */
@RestController
@RequestMapping("/api/v1/imports")
public class ImportSheetsEndpoint {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String CSV = "text/csv";

    private final Imports imports;
    private final Executor executor;

    public ImportSheetsEndpoint(Imports imports, Executor executor) {
        this.imports = imports;
        this.executor = executor;
    }

    @GetMapping(path = "/template.xlsx", produces = XLSX)
    Mono<ResponseEntity<byte[]>> template() {
        return made(() -> download(XLSX, "template.xlsx", Sheets.template()));
    }

    @GetMapping(path = "/template/{file}", produces = CSV)
    Mono<ResponseEntity<String>> template(@PathVariable String file) {
        return made(() -> download(CSV, file, Sheets.template(known(file))));
    }

    @GetMapping(path = "/{id}/errors.xlsx", produces = XLSX)
    Mono<ResponseEntity<byte[]>> errors(@PathVariable String id) {
        return made(() -> download(XLSX, "errors.xlsx", Sheets.refused(ended(id).files())));
    }

    @GetMapping(path = "/{id}/errors/{file}", produces = CSV)
    Mono<ResponseEntity<String>> errors(@PathVariable String id, @PathVariable String file) {
        return made(() -> {
            Path refused = ended(id).files().get(known(file));
            if (refused == null) {
                throw Problems.refusal(
                        HttpStatus.NOT_FOUND,
                        "no-refused-rows",
                        "The import refused no row of " + file + ": nothing is to mend");
            }
            return download(CSV, file, Files.readString(refused));
        });
    }

    private Refusals ended(String id) {
        ImportJob job = imports.known(id);
        if (job.progress().state() == State.RUNNING) {
            throw Problems.refusal(
                    HttpStatus.CONFLICT, "import-running", "The import is still running: ask again when it has ended");
        }
        return job.refusals();
    }

    private static CsvFile known(String file) {
        return CsvFile.named(file)
                .orElseThrow(() -> Problems.refusal(
                        HttpStatus.NOT_FOUND,
                        "unknown-file",
                        "There is no such file: the files are " + CsvFile.names()));
    }

    private static <T> ResponseEntity<T> download(String type, String name, T body) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(body);
    }

    /** Something that is read from the disk or takes a while to make. */
    private interface Made<T> {
        T make() throws IOException;
    }

    private <T> Mono<T> made(Made<T> made) {
        return Mono.fromFuture(() -> CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return made.make();
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                },
                executor));
    }
}
