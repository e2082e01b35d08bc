package org.caseledger.query;

import com.mongodb.client.MongoClient;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.caseledger.events.Leases;
import org.caseledger.events.TextSeal;
import org.caseledger.query.actiontimeliness.ActionTimeliness;
import org.caseledger.query.answer.Answers;
import org.caseledger.query.answer.CaughtUp;
import org.caseledger.query.answer.Questions;
import org.caseledger.query.answer.Tables;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.answer.Views;
import org.caseledger.query.atrisk.AtRisk;
import org.caseledger.query.calibration.Calibration;
import org.caseledger.query.completion.Completion;
import org.caseledger.query.concerns.Concerns;
import org.caseledger.query.document.Documents;
import org.caseledger.query.domaingrades.DomainGrades;
import org.caseledger.query.escalations.Escalations;
import org.caseledger.query.evidence.Evidence;
import org.caseledger.query.evidence.EvidencePage;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.followup.FollowUp;
import org.caseledger.query.gradedistribution.GradeDistribution;
import org.caseledger.query.log.Leaves;
import org.caseledger.query.log.LogFollower;
import org.caseledger.query.log.LogKey;
import org.caseledger.query.log.LogStore;
import org.caseledger.query.log.TransparencyLog;
import org.caseledger.query.lookup.HistoryStreams;
import org.caseledger.query.lookup.Lookups;
import org.caseledger.query.lookup.Texts;
import org.caseledger.query.moderatoreffect.ModeratorEffect;
import org.caseledger.query.page.ReportDay;
import org.caseledger.query.participation.Participation;
import org.caseledger.query.privacy.Subjects;
import org.caseledger.query.projection.Discards;
import org.caseledger.query.projection.FactsListener;
import org.caseledger.query.projection.FactsProjection;
import org.caseledger.query.projection.FoldStep;
import org.caseledger.query.projection.Foldings;
import org.caseledger.query.projection.Positions;
import org.caseledger.query.reads.LookFilter;
import org.caseledger.query.reads.ReadLedger;
import org.caseledger.query.reauditimprovement.ReAuditImprovement;
import org.caseledger.query.rebuild.Rebuilds;
import org.caseledger.query.register.Register;
import org.caseledger.query.replay.Replays;
import org.caseledger.query.retention.Retention;
import org.caseledger.query.stream.Days;
import org.caseledger.query.stream.Events;
import org.caseledger.query.stream.LiveAnswers;
import org.caseledger.query.subjectaccess.SubjectAccess;
import org.caseledger.query.teamcoverage.TeamCoverage;
import org.caseledger.query.themes.ThemeTexts;
import org.caseledger.query.themes.Themes;
import org.caseledger.query.view.View;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.Environment;
import org.thymeleaf.ITemplateEngine;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Everything that reads: the facts, the views of them, their endpoints, streams and pages. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class QuerySide {

    private static final int MOST_WAITING = 10_000;

    private static final List<View> VIEWS = List.of(
            new ActionTimeliness(),
            new AtRisk(),
            new Calibration(),
            new Completion(),
            new Concerns(),
            new DomainGrades(),
            new Escalations(),
            new FollowUp(),
            new GradeDistribution(),
            new ModeratorEffect(),
            new Participation(),
            new ReAuditImprovement(),
            new TeamCoverage(),
            new Themes());

    @Bean
    Facts facts() {
        return new Facts();
    }

    @Bean
    Positions positions() {
        return new Positions();
    }

    @Bean
    FactsProjection factsProjection(
            Facts facts, Foldings foldings, Positions positions, List<FactsListener> listeners) {
        return new FactsProjection(facts, foldings, positions, listeners);
    }

    @Bean
    Foldings foldings(ObjectProvider<FoldStep> step, Discards discards, InstantSource clock) {
        return new Foldings(step.getIfAvailable(() -> Facts::apply), discards, clock);
    }

    @Bean
    Rebuilds rebuilds(
            StreamableMessageSource<TrackedEventMessage<?>> ledgerEvents,
            Foldings foldings,
            Facts facts,
            FactsProjection projection,
            UkCalendar calendar,
            Views views,
            FactsListener documents,
            Positions positions,
            JsonMapper json) {
        return Rebuilds.of(ledgerEvents, foldings, facts, projection, calendar, views, documents, positions, json);
    }

    @Bean
    UkCalendar ukCalendar(InstantSource clock) {
        return new UkCalendar(clock);
    }

    @Bean
    Views views(ObjectProvider<View> more) {
        return views(more.stream());
    }

    /** The views that there are, in a process that answers none of them too. */
    public static Views views(Stream<View> more) {
        return new Views(Stream.concat(VIEWS.stream(), more).toList());
    }

    @Bean
    Questions questions(Views views) {
        return new Questions(views);
    }

    @Bean
    Answers answers(Facts facts, UkCalendar calendar) {
        return new Answers(facts, calendar);
    }

    @Bean
    Tables tables(Views views, JsonMapper json) {
        return new Tables(views, json);
    }

    @Bean
    CaughtUp caughtUp(Positions positions) {
        return new CaughtUp(positions);
    }

    /** Where answers are computed: work for processors, so twice as many threads as those and no more. */
    @Bean(destroyMethod = "dispose")
    Scheduler computing() {
        return Schedulers.newBoundedElastic(2 * Runtime.getRuntime().availableProcessors(), MOST_WAITING, "computing");
    }

    @Bean
    LiveAnswers liveAnswers(
            Answers answers, Positions positions, UkCalendar calendar, Scheduler computing, JsonMapper json) {
        return new LiveAnswers(answers, positions, new Days(calendar), computing, json::writeValueAsString);
    }

    @Bean
    Texts texts(TextSeal seal, Facts facts) {
        return Texts.opening(seal, facts::erased);
    }

    @Bean
    Lookups lookups(Facts facts, UkCalendar calendar, Texts texts) {
        return new Lookups(facts, calendar, texts);
    }

    @Bean
    Register register(Facts facts) {
        return new Register(facts);
    }

    @Bean
    Subjects subjects(Facts facts, Texts texts) {
        return new Subjects(facts, texts);
    }

    @Bean
    Retention retention(Facts facts) {
        return new Retention(facts);
    }

    @Bean
    ThemeTexts themeTexts(Facts facts, UkCalendar calendar, Texts texts) {
        return new ThemeTexts(facts, calendar, texts);
    }

    @Bean
    HistoryStreams historyStreams(Lookups lookups, Facts facts, Positions positions, Scheduler computing) {
        return new HistoryStreams(lookups, facts, positions, computing);
    }

    @Bean
    Replays replays(Lookups lookups, Scheduler computing) {
        return new Replays(lookups, computing);
    }

    @Bean
    SubjectAccess subjectAccess(
            Facts facts,
            UkCalendar calendar,
            Lookups lookups,
            ReadLedger reads,
            Tables tables,
            ITemplateEngine templates,
            JsonMapper json) {
        return SubjectAccess.over(facts, calendar, lookups, reads, tables, templates, json);
    }

    /** Looks need a stated purpose where {@code caseledger.require-purpose} says so. */
    @Bean
    LookFilter lookFilter(ReadLedger ledger, Facts facts, Environment environment, JsonMapper json) {
        boolean purposeRequired = environment.getProperty("caseledger.require-purpose", Boolean.class, false);
        return LookFilter.recording(ledger, facts, purposeRequired, json);
    }

    @Bean
    TransparencyLog transparencyLog(Leaves leaves, LogStore store, LogKey key, Leases leases) {
        return new TransparencyLog(leaves, store, key, leases.of("transparency-log"));
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    LogFollower logFollower(TransparencyLog log) {
        return new LogFollower(log);
    }

    @Bean
    Evidence evidence(
            Facts facts,
            Lookups lookups,
            Leaves leaves,
            TransparencyLog log,
            ITemplateEngine templates,
            TextSeal seal,
            JsonMapper json) {
        return new Evidence(
                facts,
                lookups,
                leaves,
                log,
                new EvidencePage(templates),
                text -> facts.erased(text.subject()) ? Optional.empty() : seal.reveal(text),
                json);
    }

    /** Documents where there is a database to hold them; a stand-in where there is none. */
    @Bean
    FactsListener documents(
            ObjectProvider<MongoClient> mongo,
            ObjectProvider<Documents.Server> server,
            Facts facts,
            UkCalendar calendar,
            Leases leases,
            LogKey ledger,
            JsonMapper json) {
        MongoClient client = mongo.getIfAvailable();
        if (client == null) {
            return FactsListener.deaf();
        }
        Documents documents = Documents.of(
                facts,
                new Lookups(facts, calendar, Texts.sealed()),
                json,
                client,
                server.getIfAvailable(() -> Documents.Server.IN_PROCESS),
                leases,
                ledger.name());
        documents.start();
        return documents;
    }

    /** The overview points at a published report where {@code caseledger.report-day} names its day. */
    @Bean
    ReportDay reportDay(Environment environment) {
        String day = environment.getProperty("caseledger.report-day");
        return new ReportDay(day == null || day.isBlank() ? null : LocalDate.parse(day));
    }

    @Bean
    Events events() {
        return new Events();
    }

    @Bean
    ApplicationListener<ContextClosedEvent> endOfStreams(Events events) {
        return closing -> events.stop();
    }

    /** A record's components in the order in which they are declared, in JSON and so in the columns of CSV. */
    @Bean
    JsonMapperBuilderCustomizer declaredOrder() {
        return builder -> builder.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY);
    }
}
