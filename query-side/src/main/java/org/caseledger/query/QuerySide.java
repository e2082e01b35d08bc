package org.caseledger.query;

import java.time.InstantSource;
import java.util.List;
import org.caseledger.query.answer.Answers;
import org.caseledger.query.answer.CaughtUp;
import org.caseledger.query.answer.Questions;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.answer.Views;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.projection.FactsListener;
import org.caseledger.query.projection.FactsProjection;
import org.caseledger.query.projection.Positions;
import org.caseledger.query.stream.Days;
import org.caseledger.query.stream.Events;
import org.caseledger.query.stream.LiveAnswers;
import org.caseledger.query.view.View;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Everything that reads: the facts, the views of them, their endpoints, streams and pages. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class QuerySide {

    private static final int MOST_WAITING = 10_000;

    @Bean
    Facts facts() {
        return new Facts();
    }

    @Bean
    Positions positions() {
        return new Positions();
    }

    @Bean
    FactsProjection factsProjection(Facts facts, Positions positions, List<FactsListener> listeners) {
        return new FactsProjection(facts, positions, listeners);
    }

    @Bean
    UkCalendar ukCalendar(InstantSource clock) {
        return new UkCalendar(clock);
    }

    @Bean
    Views views(List<View> views) {
        return new Views(views);
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
