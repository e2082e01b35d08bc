package org.caseledger.ledger;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.ledger.Body.allocation;
import static org.caseledger.ledger.Body.grade;
import static org.caseledger.ledger.Body.map;
import static org.caseledger.ledger.Body.on;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With Debian's Chromium, or the one that the environment variable CHROMIUM names. */
@Order(10)
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(DemoLedger.Shared.class)
@DisplayName("In the browser")
@EnabledIf(
        value = "isChromiumInstalled",
        disabledReason = "There is no Chromium to try the pages in: install it (on Debian: apt-get install chromium),"
                + " or name another in the environment variable CHROMIUM")
class BrowserTest {

    private static final Path CHROMIUM =
            Path.of(Objects.requireNonNullElse(System.getenv("CHROMIUM"), "/usr/bin/chromium"));
    private static final String REPORT =
            "/?authority=E10000013&programme=Children%27s+Social+Care" + "&from=2019-06&to=2019-08&asAt=2019-09-15";
    private static final String AN_AUDIT = "/audits/CTY-2019-08-023";

    private final DemoLedger ledger;
    /** A busy machine may take longer than Playwright's usual five seconds to open a stream. */
    private static final double PATIENCE_MILLIS = 30_000;

    private final Playwright playwright;
    private final Browser browser;
    private final Queue<String> troubles = new ConcurrentLinkedQueue<>();
    private BrowserContext visitor;
    private Page page;

    static boolean isChromiumInstalled() {
        return Files.isExecutable(CHROMIUM);
    }

    BrowserTest(DemoLedger ledger) {
        this.ledger = ledger;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        this.visitor = browser.newContext();
        this.page = visitor.newPage();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    @BeforeAll
    void allocateAudits() {
        for (String id : List.of("1", "2", "3", "4")) {
            String audit = "BROWSER-" + id;
            ledger.as("qa.lead")
                    .post("/api/v1/audits", allocation("E1000013" + id, audit))
                    .accepted();
            String position = ledger.as("auditor.one")
                    .post("/api/v1/audits/" + audit + "/grade", grade(Body.SUBMITTED_ON, "Good"))
                    .accepted()
                    .position();
            ledger.as("qa.lead").get("/api/v1/audits/" + audit, "X-Min-Position", position);
        }
        moderate("BROWSER-4");
    }

    @BeforeAll
    void registerAndDraw() {
        Caller lead = ledger.as("qa.lead");
        lead.post(
                        "/api/v1/people",
                        map(
                                "authority",
                                "E10000135",
                                "person",
                                "bi.monthly",
                                "auditor",
                                true,
                                "exemption",
                                "BI_MONTHLY"))
                .accepted();
        lead.post("/api/v1/rounds/E10000135/2024-03/opening", on("2024-03-01")).accepted();
        String position = lead.post(
                        "/api/v1/rounds/E10000135/2024-03/sample",
                        map(
                                "on",
                                "2024-03-02",
                                "size",
                                55,
                                "cases",
                                IntStream.range(0, 55)
                                        .mapToObj(i -> map("childRef", "BROWSER-CHILD-" + i, "team", "N1"))
                                        .toList(),
                                "auditors",
                                List.of(map("person", "auditor.one", "team", "N1"))))
                .accepted()
                .position();
        lead.get("/api/v1/rounds/E10000135/2024-03/samples", "X-Min-Position", position)
                .accepted();
    }

    @BeforeEach
    void open() {
        visitor.close();
        visit(new Browser.NewContextOptions());
    }

    private void visit(Browser.NewContextOptions options) {
        visitor = browser.newContext(options.setBaseURL(ledger.address().toString()));
        page = visitor.newPage();
        troubles.clear();
        page.onConsoleMessage(message -> {
            if (Set.of("error", "warning").contains(message.type())) {
                troubles.add(message.text());
            }
        });
        page.onPageError(troubles::add);
        page.onResponse(response -> {
            if (response.status() >= 400) {
                troubles.add(response.status() + " " + response.url());
            }
        });
    }

    @AfterEach
    void nothingWentWrong() {
        assertThat(troubles).isEmpty();
    }

    @AfterAll
    void quit() {
        browser.close();
        playwright.close();
    }

    @Test
    void the_opening_page_leads_to_the_report_of_the_demo_council() {
        page.navigate("/");
        assertThat(page.locator("h1")).containsText("August 2019");
        page.locator("#as-reported").click();
        assertThat(page.locator("#head")).containsText("15 September 2019");
        page.locator("#programme").selectOption("Children's Social Care");
        page.getByText("Show", new Page.GetByTextOptions().setExact(true)).click();

        assertReport();
    }

    /** The figures of the published report. */
    private void assertReport() {
        assertRow("grades", "2019-08", "41", "0", "0.0 %", "12", "29.3 %", "22", "53.7 %", "7", "17.1 %");
        assertRow(
                "moderation",
                "2019-08",
                "41",
                "39",
                "95.1 %",
                "32",
                "82.1 %",
                "0",
                "0.0 %",
                "7",
                "17.9 %",
                "7",
                "2",
                "28.6 %");
        assertRow("completion", "2019-08", "59", "7", "45", "76.3 %", "6", "4", "7", "41", "69.5 %");
        assertRow("concerns", "2019-08", "7", "3", "4");
    }

    /** Waits until the row of a group begins with these cells. */
    private void assertRow(String figure, String group, String... cells) {
        Locator row = page.locator("#" + figure + "-table tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("th", new Page.LocatorOptions().setHasText(group))));
        for (int i = 0; i < cells.length; i++) {
            assertThat(row.locator("td").nth(i)).hasText(cells[i]);
        }
    }

    @Test
    void a_figure_changes_without_a_reload_when_a_grade_is_moderated_through_the_API() {
        page.navigate("/?authority=E10000131");
        assertThat(page.locator("#live-status")).hasText("Live");
        assertRow("moderation", "2024-03", "1", "0");
        page.evaluate("() => { window.sameDocument = true; }");

        moderate("BROWSER-1");

        assertRow(
                "moderation",
                "2024-03",
                "1",
                "1",
                "100.0 %",
                "0",
                "0.0 %",
                "0",
                "0.0 %",
                "1",
                "100.0 %",
                "1",
                "1",
                "100.0 %");
        assertRow("grades", "2024-03", "1", "0", "0.0 %", "0", "0.0 %", "0", "0.0 %", "1", "100.0 %");
        assertThat(page.locator("#live-news")).containsText("Updated");
        assertThat(page.evaluate("() => window.sameDocument")).isEqualTo(true);
    }

    @Test
    void the_page_of_an_audit_tells_its_history_and_goes_on_telling() {
        page.navigate("/audits/BROWSER-2");
        assertThat(page.locator("h1")).containsText("BROWSER-2");
        assertThat(page.locator("#main")).containsText("Grade submitted");
        assertThat(page.locator("#main")).containsText("auditor.one");
        assertThat(page.locator("#live-status")).hasText("Live");

        moderate("BROWSER-2");

        assertThat(page.locator("#main")).containsText("Grade moderated");
        assertThat(page.locator("#main")).containsText("moderator.one");
        assertThat(page.locator("#main")).containsText("Good → Inadequate");
        assertThat(page.locator("#main")).containsText("What the file shows");
    }

    @Test
    void every_page_works_without_scripts() {
        visitor.close();
        visit(new Browser.NewContextOptions().setJavaScriptEnabled(false));

        page.navigate("/");
        page.locator("#as-reported").click();
        page.locator("#programme").selectOption("Children's Social Care");
        page.getByText("Show", new Page.GetByTextOptions().setExact(true)).click();
        assertReport();

        page.navigate("/audits?id=BROWSER-3");
        page.getByText("BROWSER-3", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("h1")).containsText("BROWSER-3");
        assertThat(page.locator("#main")).containsText("Grade submitted");
    }

    @Test
    void a_draw_is_read_and_turned_without_scripts() {
        visitor.close();
        visit(new Browser.NewContextOptions().setJavaScriptEnabled(false));

        page.navigate("/samples");
        page.locator("#authority").selectOption("E10000135");
        page.getByText("Show", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#verified")).containsText("it came out the same");
        assertThat(page.locator("#main")).containsText("No auditor may take the child’s case");
        assertThat(page.locator("#proposal tbody tr")).hasCount(50);
        page.getByText("Next page", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#proposal tbody tr")).hasCount(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                REPORT,
                AN_AUDIT,
                "/audits",
                "/?authority=E10000199",
                "/register",
                "/calibration",
                "/samples",
                "/samples?authority=E10000135"
            })
    void no_page_shuts_anybody_out(String path) {
        page.navigate(path);

        assertNobodyIsShutOut();
        assertThat(page.locator("nav a[href='/privacy']")).hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/register?authority=E10000135", "/calibration?authority=E10000134"})
    void no_page_with_people_on_it_shuts_anybody_out(String path) {
        visitor.setExtraHTTPHeaders(Map.of("Authorization", basic("qa.lead")));
        page.navigate(path);

        assertThat(page.locator("#exemptions, #gradings")).isVisible();
        assertNobodyIsShutOut();
    }

    @Test
    void an_officer_finds_whose_texts_are_due_held_and_erased() {
        keepTextsOfAnAudit();
        visitor.close();
        visit(new Browser.NewContextOptions().setExtraHTTPHeaders(Map.of("Authorization", basic("dpo.one"))));

        page.navigate("/audits");
        page.locator("nav a[href='/privacy']").click();
        page.locator("#authority").selectOption("E10000139");
        page.getByText("Show", new Page.GetByTextOptions().setExact(true)).click();

        assertThat(page.locator("#due tbody tr")).containsText("child:E10000139:child-of-BROWSER-DUE");
        assertThat(page.locator("#due tbody tr")).containsText("Case audit, 1 year");
        assertThat(page.locator("#holds tbody tr")).containsText("The coroner <asked>.");
        assertThat(page.locator("#main")).containsText("Nobody was erased.");
        assertNobodyIsShutOut();
    }

    private void keepTextsOfAnAudit() {
        ledger.as("qa.lead")
                .post("/api/v1/audits", allocation("E10000139", "BROWSER-DUE"))
                .accepted();
        ledger.as("auditor.one")
                .post(
                        "/api/v1/audits/BROWSER-DUE/grade",
                        Body.with(grade(Body.SUBMITTED_ON, "Good"), "rationale", "What the file shows"))
                .accepted();
        ledger.as("qa.lead")
                .post(
                        "/api/v1/frameworks",
                        Body.map(
                                "authority",
                                "E10000139",
                                "from",
                                "2024-06-01",
                                "grades",
                                List.of("Good", "Inadequate"),
                                "domains",
                                List.of(),
                                "retention",
                                List.of(Body.map("name", "Case audit", "years", 1, "from", "COMPLETED"))))
                .accepted();
        String position = ledger.as("dpo.one")
                .post(
                        "/api/v1/subjects/child%3AE10000139%3Achild-of-BROWSER-DUE/holds",
                        Body.map("hold", "INQUEST-7", "reason", "The coroner <asked>."))
                .accepted()
                .position();
        ledger.as("dpo.one").get("/api/v1/subjects", "X-Min-Position", position);
    }

    private static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
    }

    private void assertNobodyIsShutOut() {
        assertThat(new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .filter(violation ->
                                        Set.of("serious", "critical").contains(violation.getImpact()))
                                .map(violation -> violation.getId() + ": " + violation.getHelp() + " "
                                        + violation.getNodes().getFirst().getHtml()))
                .isEmpty();
    }

    @Test
    void the_history_of_an_audit_is_replayed_by_keyboard() {
        page.navigate(ledger.address() + AN_AUDIT);
        Locator events = page.locator("#history > li");
        int all = events.count();
        Locator visible = page.locator("#history > li:visible");

        page.locator("text=Step back").focus();
        page.keyboard().press("Enter");
        assertThat(visible).hasCount(all - 1);
        assertThat(page.locator(".cl-replay [role=status]")).containsText("Event " + (all - 1) + " of " + all);

        page.locator("text=Show all").focus();
        page.keyboard().press("Space");
        assertThat(visible).hasCount(all);

        page.locator(".cl-replay button").first().focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".cl-replay [role=status]")).containsText("Event " + all + " of " + all);
        assertThat(visible).hasCount(all);
    }

    @Test
    void the_keyboard_skips_to_the_content() {
        page.navigate(REPORT);

        page.keyboard().press("Tab");
        assertThat(page.locator(".govuk-skip-link")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#main")).isFocused();
    }

    @Test
    void an_unknown_audit_is_said_to_be_unknown() {
        assertThat(Objects.requireNonNull(page.navigate("/audits/BROWSER-NOWHERE"))
                        .status())
                .isEqualTo(404);
        assertThat(page.locator("h1")).containsText("No such audit");
        troubles.clear(); // the browser notes the 404 too
    }

    private void moderate(String audit) {
        ledger.as("moderator.one")
                .post("/api/v1/audits/" + audit + "/moderation", grade(Body.MODERATED_ON, "Inadequate"))
                .accepted();
    }
}
