package org.caseledger.eventstore.axonserver;

import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import java.nio.file.Path;
import javax.net.ssl.SSLException;
import org.caseledger.eventstore.StoreFileException;

/** Whom to trust. */
final class Tls {

    private Tls() {}

    /** @throws StoreFileException if the file can't be read as certificates */
    static SslContext trusting(Path certificates) {
        try {
            return GrpcSslContexts.forClient()
                    .trustManager(certificates.toFile())
                    .build();
        } catch (SSLException | IllegalArgumentException e) {
            throw new StoreFileException(
                    "the file " + certificates + " can't be read as certificates: it must be a PEM file", e);
        }
    }
}
