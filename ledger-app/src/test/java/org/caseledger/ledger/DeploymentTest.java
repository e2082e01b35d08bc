package org.caseledger.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.ledger.YamlFile.list;
import static org.caseledger.ledger.YamlFile.map;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.caseledger.query.log.LogKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import picocli.CommandLine;

/** What deploy/check can't see: that the files for several machines fit the program and each other. */
@DisplayName("What is deployed on several machines")
class DeploymentTest {

    private static final Path PROJECT = Path.of("..");
    private static final String ORIGIN = "ledger.example.gov.uk";

    @TempDir
    static Path folder;

    private static Map<String, Object> compose = Map.of();
    private static Path secrets = Path.of("");

    @BeforeAll
    static void reads_it() throws Exception {
        compose = YamlFile.read(PROJECT.resolve("docker-compose.yml"));
        secrets = folder.resolve("secrets");
        makeSecrets();
    }

    @Test
    void is_of_pinned_versions_and_watched_and_limited() {
        services().forEach((name, service) -> {
            assertThat(String.valueOf(service.get("image"))).as(name).matches("[a-z/-]+:v?\\d+\\.\\d+[\\w.-]*");
            assertThat(service)
                    .as(name)
                    .containsKeys("healthcheck", "deploy", "user", "logging", "networks")
                    .containsEntry("restart", "unless-stopped")
                    .containsEntry("read_only", true)
                    .containsEntry("cap_drop", List.of("ALL"));
            assertThat(String.valueOf(service.get("user"))).as(name).doesNotStartWith("0");
        });
    }

    @Test
    void is_reached_through_the_proxy_and_on_loopback_alone() {
        services().forEach((name, service) -> {
            if (name.equals("proxy")) {
                assertThat(list(service.get("ports")))
                        .singleElement()
                        .asString()
                        .startsWith("127.0.0.1:");
            } else {
                assertThat(service).as(name).doesNotContainKey("ports");
                assertThat(list(service.get("networks"))).as(name).doesNotContain("edge");
            }
        });
        map(compose.get("networks")).forEach((name, network) -> {
            if (!name.equals("edge")) {
                assertThat(map(network)).as(name).containsEntry("internal", true);
            }
        });
    }

    @Test
    void names_no_secret_that_nobody_makes_and_makes_none_that_nobody_names() throws IOException {
        Set<String> used = new TreeSet<>();
        services()
                .values()
                .forEach(service -> list(service.getOrDefault("secrets", List.of()))
                        .forEach(secret -> used.add(String.valueOf(secret))));

        assertThat(map(compose.get("secrets")).keySet()).containsExactlyInAnyOrderElementsOf(used);
        map(compose.get("secrets"))
                .forEach((name, secret) -> assertThat(map(secret)).containsEntry("file", "./deploy/secrets.d/" + name));
        used.add("admin_password"); // is for a person: the nodes have its hash
        assertThat(made().keySet()).containsExactlyElementsOf(used);
        assertThat(Files.readString(PROJECT.resolve(".gitignore"))).contains("deploy/secrets.d/");
        assertThat(Files.readString(PROJECT.resolve(".dockerignore"))).contains("deploy/secrets.d");
    }

    @Test
    void mounts_only_what_is_there() {
        services()
                .forEach((name, service) -> list(service.getOrDefault("volumes", List.of()))
                        .forEach(volume -> {
                            String source = String.valueOf(volume).split(":", 2)[0];
                            if (source.startsWith("./")) {
                                assertThat(PROJECT.resolve(source)).as(name).exists();
                            } else {
                                assertThat(map(compose.get("volumes"))).as(name).containsKey(source);
                            }
                        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"command-1", "command-2", "query-1", "query-2"})
    void starts_nodes_with_options_that_they_know(String node) {
        List<String> words = list(map(services().get(node)).get("command")).stream()
                .map(word -> String.valueOf(word).replace("/run/secrets", secrets.toString()))
                .toList();

        assertThat(words.getFirst()).isEqualTo("serve");
        CommandLine.ParseResult parsed = new CommandLine(new ServeCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .parseArgs(words.subList(1, words.size()).toArray(String[]::new));
        assertThat(option(parsed, "--side")).isEqualToIgnoringCase(node.substring(0, node.indexOf('-')));
        if (node.startsWith("query")) {
            assertThat(option(parsed, "--mongodb-uri")).startsWith("mongodb://caseledger:");
        }
        assertThat(option(parsed, "--address")).endsWith("/0.0.0.0");
    }

    @Test
    void builds_both_images_alike_but_for_their_side() throws IOException {
        String command = Files.readString(PROJECT.resolve("command-side/Dockerfile"));
        String query = Files.readString(PROJECT.resolve("query-side/Dockerfile"));

        assertThat(command.replace("command", "query")).isEqualTo(query);
        assertThat(query.lines().filter(line -> line.startsWith("FROM ")))
                .allMatch(line -> line.matches("FROM (node|[a-z-]+:\\d+[\\w.-]+)( AS \\w+)?"));
        assertThat(query.lines().filter(line -> line.startsWith("USER "))).containsExactly("USER 10001:10001");
        for (String script : List.of("ledger", "ready", "train")) {
            assertThat(query).contains("deploy/node/" + script);
            assertThat(PROJECT.resolve("deploy/node/" + script)).isExecutable();
        }
    }

    @Test
    void has_secrets_that_the_program_can_read() throws IOException {
        Map<String, byte[]> made = made();
        String password = new String(made.get("admin_password"), UTF_8);

        assertThat(LogKey.parse(text("log_key")).secret() + "\n").isEqualTo(text("log_key"));
        assertThat(LogKey.parse(text("log_key")).name()).isEqualTo(ORIGIN);
        assertThat(PasswordEncoderFactories.createDelegatingPasswordEncoder()
                        .matches(password, text("admin_password_hash")))
                .isTrue();
        assertThat(made.get("master_key")).hasSize(32);
        assertThat(text("mongodb_options")).contains(text("mongodb_password")).contains("replicaSet=rs0");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
                .isEqualTo("rwx------");
    }

    @Test
    void keeps_the_secrets_that_it_has() throws Exception {
        Map<String, byte[]> before = made();

        makeSecrets();

        assertThat(made()).usingRecursiveComparison().isEqualTo(before);
    }

    private static String option(CommandLine.ParseResult parsed, String name) {
        Object value = parsed.matchedOption(name).getValue();
        return value.toString();
    }

    private static void makeSecrets() throws Exception {
        Process process = new ProcessBuilder(PROJECT.resolve("deploy/secrets").toString(), secrets.toString(), ORIGIN)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static Map<String, byte[]> made() throws IOException {
        Map<String, byte[]> made = new TreeMap<>();
        try (Stream<Path> files = Files.list(secrets)) {
            for (Path file : files.toList()) {
                made.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return made;
    }

    private static String text(String secret) throws IOException {
        return Files.readString(secrets.resolve(secret));
    }

    private static Map<String, Map<String, Object>> services() {
        Map<String, Map<String, Object>> services = new TreeMap<>();
        map(compose.get("services")).forEach((name, service) -> services.put(name, map(service)));
        return services;
    }
}
