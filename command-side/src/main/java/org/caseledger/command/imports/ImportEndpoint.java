package org.caseledger.command.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        return imports.find(id)
                .orElseThrow(() -> new ErrorResponseException(
                        HttpStatus.NOT_FOUND,
                        Problems.problem(
                                HttpStatus.NOT_FOUND,
                                "unknown-import",
                                "There is no import of this id: the server knows those since its start",
                                List.of()),
                        null))
                .progress();
    }

    private ResponseEntity<Progress> begin(Actor actor, Upload upload, boolean dryRun) {
        ImportJob job = imports.begin(dryRun);
        executor.execute(() -> {
            try {
                importer.run(job, upload.files, actor);
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
        Optional<CsvFile> known =
                CsvFile.named(Path.of(file.filename()).getFileName().toString());
        if (known.isEmpty()) {
            return Mono.error(refused("Unknown file \"" + file.filename() + "\": send any of " + CsvFile.names()));
        }
        if (upload.files.containsKey(known.get())) {
            return Mono.error(refused("The file " + file.filename() + " was sent twice"));
        }
        return file.transferTo(upload.place(known.get()));
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
        private final Map<CsvFile, Path> files = new EnumMap<>(CsvFile.class);

        Upload() throws IOException {}

        Path place(CsvFile file) {
            Path path = folder.resolve(file.fileName());
            files.put(file, path);
            return path;
        }

        Upload complete() {
            if (files.isEmpty()) {
                throw refused("No file was sent: send any of " + CsvFile.names());
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
