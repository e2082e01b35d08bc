package org.caseledger.command.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.caseledger.command.Actor;
import org.caseledger.command.FieldError;
import org.caseledger.command.api.CommandApi;
import org.caseledger.command.api.Problems;
import org.caseledger.command.imports.ImportJob.Progress;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Imports over HTTP: the files come in at once, the work goes on after the answer. */
@RestController
@RequestMapping("/api/v1/imports")
public class ImportEndpoint {

    private final Importer importer;
    private final Imports imports;
    private final Executor executor;

    public ImportEndpoint(Importer importer, Imports imports, Executor executor) {
        this.importer = importer;
        this.imports = imports;
        this.executor = executor;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<ResponseEntity<Progress>> begin(
            @RequestBody Flux<Part> parts,
            @RequestParam(defaultValue = "false") boolean dryRun,
            ServerWebExchange exchange) {
        Mono<Actor> actor = ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .map(authentication -> CommandApi.actor(authentication, exchange));
        return Mono.zip(actor, received(parts)).map(sent -> begin(sent.getT1(), sent.getT2(), dryRun));
    }

    @GetMapping("/{id}")
    Progress progress(@PathVariable String id) {
        return imports.known(id).progress();
    }

    private ResponseEntity<Progress> begin(Actor actor, Upload upload, boolean dryRun) {
        ImportJob job = imports.begin(dryRun);
        executor.execute(() -> {
            try {
                importer.run(job, upload.files.values(), actor);
            } finally {
                upload.delete();
            }
        });
        return ResponseEntity.accepted()
                .header("Location", "/api/v1/imports/" + job.id())
                .body(job.progress());
    }

    private static Mono<Upload> received(Flux<Part> parts) {
        return Mono.fromCallable(Upload::new)
                .flatMap(upload -> parts.concatMap(part -> store(part, upload))
                        .then(Mono.fromCallable(upload::complete))
                        .doOnError(failed -> upload.delete())
                        .doOnCancel(upload::delete));
    }

    private static Mono<Void> store(Part part, Upload upload) {
        if (!(part instanceof FilePart file)) {
            return part.content().doOnNext(DataBufferUtils::release).then();
        }
        String name = String.valueOf(Path.of(file.filename()).getFileName());
        if (CsvFile.named(name).isEmpty() && !Source.isWorkbook(name)) {
            return Mono.error(refused("Unknown file \"" + file.filename() + "\": send any of " + CsvFile.names()
                    + " or a workbook (.xlsx) with sheets of these names"));
        }
        if (upload.files.containsKey(name)) {
            return Mono.error(refused("The file " + file.filename() + " was sent twice"));
        }
        return file.transferTo(upload.place(name));
    }

    private static ErrorResponseException refused(String message) {
        return new ErrorResponseException(
                HttpStatus.BAD_REQUEST,
                Problems.problem(
                        HttpStatus.BAD_REQUEST, "malformed-request", message, List.of(new FieldError("file", message))),
                null);
    }

    /** The files of one request in a folder of their own, which goes when the import ends. */
    private static final class Upload {
        private final Path folder = Files.createTempDirectory("caseledger-import");
        private final Map<String, Path> files = new LinkedHashMap<>();

        Upload() throws IOException {}

        Path place(String name) {
            Path path = folder.resolve(name);
            files.put(name, path);
            return path;
        }

        Upload complete() {
            if (files.isEmpty()) {
                throw refused("No file was sent: send any of " + CsvFile.names() + " or a workbook (.xlsx)");
            }
            return this;
        }

        void delete() {
            try {
                for (Path path : files.values()) {
                    Files.deleteIfExists(path);
                }
                Files.deleteIfExists(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
