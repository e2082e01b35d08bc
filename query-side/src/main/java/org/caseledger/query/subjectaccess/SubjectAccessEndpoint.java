package org.caseledger.query.subjectaccess;

import java.security.Principal;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.caseledger.query.answer.CaughtUp;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Gives a data-protection officer all that is held about one person. */
@RestController
class SubjectAccessEndpoint {

    private static final String ZIP = "application/zip";

    /** Writing waits for the reader, which costs a virtual thread nothing. */
    private static final Executor WRITING = Executors.newVirtualThreadPerTaskExecutor();

    private final SubjectAccess access;
    private final CaughtUp caughtUp;
    private final Scheduler computing;

    SubjectAccessEndpoint(SubjectAccess access, CaughtUp caughtUp, Scheduler computing) {
        this.access = access;
        this.caughtUp = caughtUp;
        this.computing = computing;
    }

    @GetMapping(path = "/api/v1/subject-access", produces = ZIP)
    Mono<ResponseEntity<Publisher<DataBuffer>>> file(Principal reader, ServerHttpRequest request) {
        Subject subject = Subject.read(request.getQueryParams());
        return caughtUp.with(request.getHeaders())
                .then(Mono.fromCallable(() -> access.about(subject, reader.getName()))
                        .subscribeOn(computing))
                .map(file -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(ZIP))
                        .cacheControl(CacheControl.noStore())
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename("subject-access.zip")
                                        .build()
                                        .toString())
                        .body(DataBufferUtils.outputStreamPublisher(
                                file::write, DefaultDataBufferFactory.sharedInstance, WRITING)));
    }
}
