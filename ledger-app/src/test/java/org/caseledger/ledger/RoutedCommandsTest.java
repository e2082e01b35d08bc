package org.caseledger.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caseledger.command.api.RoleMatrix;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.UriUtils;

@DisplayName("The proxy, between command nodes,")
class RoutedCommandsTest extends BehindProxy {

    private static final List<String> IDS =
            IntStream.range(0, 30).mapToObj(n -> "2019/08/" + n).toList();
    private static final Pattern VARIABLE = Pattern.compile("\\{\\w+}");

    @Test
    void sends_all_commands_of_one_aggregate_to_one_node() {
        commandsByKind().forEach((kind, addresses) -> {
            Set<String> all = new HashSet<>();
            for (String id : IDS) {
                Set<String> takers = nodes.takersOf(filled(addresses, UriUtils.encode(id, UTF_8)));
                assertThat(takers).as("%s %s", kind, id).hasSize(1);
                all.addAll(takers);
            }
            assertThat(all).as(kind).containsExactlyInAnyOrder("command-1", "command-2");
        });
    }

    /** The addresses of all commands that name an aggregate, each twice, by its kind: a concern is part of its audit. */
    private static Map<String, List<String>> commandsByKind() {
        return RoleMatrix.rules().stream()
                .map(rule -> rule.path().getPatternString())
                .filter(address -> address.contains("{") && !address.endsWith("/retry"))
                .flatMap(address -> Stream.of(address, address))
                .collect(Collectors.groupingBy(address -> address.split("/", -1)[3].replace("concerns", "audits")));
    }

    private static List<String> filled(List<String> addresses, String id) {
        return addresses.stream()
                .map(address -> address.replace("{authority}", "E06000999").replace("{hold}", "case%2F12"))
                .map(address -> VARIABLE.matcher(address).replaceAll(id))
                .toList();
    }

    @Test
    void knows_an_aggregate_however_its_id_is_written() {
        for (String odd : List.of(
                "ODD/2019/08/",
                "ODD ",
                "ODD-50%",
                "ODD%2F",
                "ODD;v=",
                "ODD?x=1&y=2#",
                "ODD+",
                "ODD-Tîm-東",
                "ODD\"quoted\"",
                "..ODD",
                "<b>ODD</b>",
                "ODD:1@",
                "ODD{id}",
                "ODD//",
                "ODD/../",
                "child:E06000999:C/")) {
            for (int number = 0; number < 10; number++) {
                String id = odd + number;
                assertThat(nodes.takersOf(addresses(id))).as(id).hasSize(1);
            }
        }
    }

    /** Commands of one audit, its id as different clients may write it into an address. */
    private static List<String> addresses(String id) {
        return Stream.of(
                        UriUtils.encode(id, UTF_8),
                        UriUtils.encodePathSegment(id, UTF_8).replace(";", "%3B"),
                        HexFormat.of().withPrefix("%").formatHex(id.getBytes(UTF_8)))
                .flatMap(written -> Stream.of(
                        "/api/v1/audits/" + written + "/grade", "/api/v1/concerns/" + written + "/review?x=1"))
                .toList();
    }

    @Test
    void deals_out_what_names_no_aggregate() {
        assertThat(nodes.takersOf(List.of("/api/v1/audits", "/api/v1/audits"))).hasSize(2);
    }

    @Test
    void sends_a_dead_nodes_aggregates_to_the_other_until_it_is_back() {
        Map<String, String> before = takers();
        assertThat(before).containsValues("command-1", "command-2");

        nodes.node("command-1").stop();
        assertThat(takers().values()).containsOnly("command-2");

        nodes.node("command-1").start();
        Waiting.until(this::takers, before::equals);
    }

    /** Who takes the commands of which audit. */
    private Map<String, String> takers() {
        Map<String, String> takers = new TreeMap<>();
        for (String id : IDS) {
            takers.put(id, nodes.takerOf("POST /api/v1/audits/" + UriUtils.encode(id, UTF_8) + "/grade"));
        }
        return takers;
    }

    @Test
    void sends_no_command_to_a_second_node_that_the_first_may_have_taken() {
        nodes.node("command-1").fallSilent();
        nodes.node("command-2").fallSilent();
        List<String> commands = List.of("/api/v1/audits/A-1/grade", "/api/v1/audits", "/api/v1/imports");

        for (String command : commands) {
            assertThat(nodes.send("POST " + command).code()).as(command).isEqualTo("no-node");
        }

        assertThat(nodes.taken()).containsExactlyInAnyOrderElementsOf(commands);
    }
}
