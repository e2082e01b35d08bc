package org.caseledger.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./ledger bench}. */
@Command(
        name = "ledger bench",
        description = "Measures Case Ledger on this machine. For figures to be quoted nothing else should run.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Bench implements Callable<Integer> {

    private static final List<Measurement> MEASUREMENTS = List.of(
            new Commands(),
            new Peers(),
            new HttpCommands(),
            new Rebuilding(),
            new Logging(),
            new Auditing(),
            new Streaming(),
            new Querying(),
            new Sizing(),
            new Starting());

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "Only these of ${COMPLETION-CANDIDATES}.",
            completionCandidates = Names.class)
    private @Nullable List<String> only;

    @Option(names = "--quick", description = "Shorter and with less data: for a look.")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures to this file as well.")
    private @Nullable Path json;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "A folder on the disk to be measured (default: benchmarks/target).")
    private @Nullable Path dir;

    @Option(
            names = "--postgres-url",
            paramLabel = "URL",
            description = "An empty PostgreSQL database on which peers measures too; user and password come from the"
                    + " environment: CASELEDGER_POSTGRES_USER and CASELEDGER_POSTGRES_PASSWORD.")
    private @Nullable String postgresUrl;

    @Option(names = "--here", hidden = true, description = "The one measurement, in this process, to --json.")
    private boolean here;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    /** What {@code --only} may name. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Names() {
            super(MEASUREMENTS.stream().map(Measurement::name).toList());
        }
    }

    /** Measures and exits with 0 only on success. */
    public static void main(String[] arguments) {
        System.setProperty("axoniq.update-checker.disabled", "true");
        System.setProperty("axon.update-check.disabled", "true");
        System.setProperty("disable-axoniq-console-message", "true");
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path jar = Path.of(System.getProperty("java.class.path")).toAbsolutePath();
        Path home = jar.getParent();
        while (home != null && !Files.isRegularFile(home.resolve("ledger"))) {
            home = home.getParent();
        }
        if (home == null) {
            System.err.println("This measures the ./ledger command: run it as ./ledger bench");
            return 1;
        }
        Path work = Files.createTempDirectory(
                Files.createDirectories(dir == null ? home.resolve("benchmarks/target") : dir)
                        .toAbsolutePath(),
                "bench");
        try {
            Setup setup = new Setup(home, work, quick, postgresUrl);
            if (here) {
                Path file = Objects.requireNonNull(json);
                Files.write(file, JSON.writeValueAsBytes(chosen().getFirst().measure(setup)));
                return 0;
            }
            Report report = new Report(Machine.describe(work), new LinkedHashMap<>());
            System.out.print(report.heading());
            boolean complete = true;
            for (Measurement measurement : chosen()) {
                System.err.printf("%s: %s%n", measurement.name(), measurement.about());
                try {
                    report.measured().put(measurement.about(), apart(measurement, jar, work));
                    System.out.print(report.table(measurement.about()));
                } catch (IOException failed) {
                    System.err.println(failed.getMessage());
                    complete = false;
                }
            }
            if (json != null) {
                Files.write(json, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(report));
            }
            return complete ? 0 : 1;
        } finally {
            FileSystemUtils.deleteRecursively(work);
        }
    }

    private List<Measurement> chosen() {
        List<String> names = only == null ? new Names() : only;
        for (String name : names) {
            if (!new Names().contains(name)) {
                throw new ParameterException(
                        Objects.requireNonNull(spec).commandLine(),
                        "There is no " + name + " to measure: choose from " + String.join(", ", new Names()));
            }
        }
        return MEASUREMENTS.stream().filter(one -> names.contains(one.name())).toList();
    }

    /** Measures in a process of its own, which runs with this one's options. */
    private List<Figure> apart(Measurement measurement, Path jar, Path work) throws Exception {
        Path result = Files.createTempFile(work, measurement.name(), ".json");
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-jar", jar.toString(), "--here", "--only", measurement.name()));
        command.addAll(List.of("--dir", work.toString(), "--json", result.toString()));
        if (quick) {
            command.add("--quick");
        }
        if (postgresUrl != null) {
            command.addAll(List.of("--postgres-url", postgresUrl));
        }
        int exit = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD) // the product's own lines
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("measuring " + measurement.name() + " failed: see above");
        }
        return JSON.readValue(Files.readAllBytes(result), new TypeReference<List<Figure>>() {});
    }
}
