package org.caseledger.ledger;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.caseledger.command.LedgerHead;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import picocli.CommandLine;

/**
 * The demo, started once for all tests of this process just as {@code ./ledger serve --demo} starts it. It only grows, so
 * each test has authorities, audits and keys of its own, allocated after the demo council's last report.
 */
final class DemoLedger implements AutoCloseable {

    private final Path data;
    private final ConfigurableApplicationContext context;
    private final URI address;
    private final LedgerHead head;

    private DemoLedger(Path data, ConfigurableApplicationContext context) {
        this.data = data;
        this.context = context;
        int port = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
        this.address = URI.create("http://127.0.0.1:" + port);
        this.head = context.getBean(LedgerHead.class);
    }

    /** Gives a test class the running ledger. */
    static final class Shared implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == DemoLedger.class;
        }

        @Override
        public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getRoot()
                    .getStore(Namespace.create(DemoLedger.class))
                    .computeIfAbsent(DemoLedger.class, key -> start(), DemoLedger.class);
        }
    }

    private static DemoLedger start() {
        try {
            Path data = Files.createTempDirectory("case-ledger-test");
            List<String> arguments = new ArrayList<>(List.of("--demo", "--data", data.toString(), "--port", "0"));
            arguments.addAll(TestStore.options(data));
            AtomicReference<ConfigurableApplicationContext> started = new AtomicReference<>();
            SpringApplication.withHook(
                    application -> new SpringApplicationRunListener() {
                        @Override
                        public void ready(ConfigurableApplicationContext context, @Nullable Duration taken) {
                            started.set(context);
                        }
                    },
                    () -> {
                        new CommandLine(new ServeCommand())
                                .setCaseInsensitiveEnumValuesAllowed(true)
                                .execute(arguments.toArray(String[]::new));
                    });
            return new DemoLedger(
                    data, Objects.requireNonNull(started.get(), "The ledger did not start: see what it printed"));
        } catch (IOException e) {
            throw new IllegalStateException("There is no room for a ledger", e);
        }
    }

    /** Where it keeps its data. */
    Path data() {
        return data;
    }

    URI address() {
        return address;
    }

    /** Every handler of requests that it has. */
    Collection<RequestMappingHandlerMapping> endpoints() {
        return context.getBeansOfType(RequestMappingHandlerMapping.class).values();
    }

    /** Somebody who asks and sends with one of the demo's accounts. */
    Caller as(String user) {
        return new Caller(address, user);
    }

    /** Somebody who has not signed in. */
    Caller anonymous() {
        return new Caller(address, null);
    }

    /** The position of the ledger's last event. */
    long head() {
        return head.position();
    }

    @Override
    public void close() throws IOException {
        context.close();
        FileSystemUtils.deleteRecursively(data);
    }
}
