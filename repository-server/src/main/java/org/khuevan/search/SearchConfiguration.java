package org.khuevan.search;

import java.time.Clock;
import java.util.Set;
import javax.sql.DataSource;
import org.khuevan.catalogue.ChangeLog;
import org.khuevan.ingest.EmbeddingModel;
import org.khuevan.jobs.Jobs;
import org.khuevan.settings.DataFolder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Builds the room: the index in the data folder, and what keeps it up with the catalogue.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SearchSettings.class)
class SearchConfiguration {

    @Bean
    Engine engine(SearchSettings settings, DataFolder data, LearnedMeaning meaning) {
        return settings.cluster()
                .<Engine>map(address -> new OpenSearchEngine(new OpenSearch(address)))
                .orElseGet(
                        () -> new EmbeddedEngine(data.path().resolve("index"), meaning.modelId()));
    }

    @Bean
    LearnedMeaning learnedMeaning(SearchSettings settings, DataFolder data) {
        return LearnedMeaning.in(
                settings.embeddingModel(),
                data.path().resolve("meaning"),
                settings.cluster().isEmpty());
    }

    @Bean
    PassageVectors passageVectors(JdbcClient database) {
        return new PassageVectors(database);
    }

    @Bean
    FindMeaning findMeaning(
            LearnedMeaning meaning,
            PassageVectors vectors,
            ChangeLog log,
            TransactionTemplate transaction) {
        return new FindMeaning(meaning, vectors, log, transaction);
    }

    @Bean
    MeaningOfEntries meaningOfEntries(LearnedMeaning meaning, PassageVectors vectors, Jobs jobs) {
        return new MeaningOfEntries(meaning, vectors, jobs);
    }

    @Bean
    Analysis analysis() {
        return new Analysis();
    }

    @Bean
    Synonyms synonyms(JdbcClient database, Analysis analysis) {
        return new Synonyms(database, analysis);
    }

    @Bean
    Pins pins(JdbcClient database, Analysis analysis) {
        return new Pins(database, analysis);
    }

    @Bean
    Uses uses(JdbcTemplate database, Clock clock) {
        return new Uses(database, clock);
    }

    @Bean
    IndexFollower indexFollower(
            ChangeLog log,
            Engine engine,
            DataSource database,
            Analysis analysis,
            Uses uses,
            MeaningOfEntries meaning,
            Clock clock) {
        return new IndexFollower(
                log,
                engine,
                new Turn(database, engine.isShared()),
                new Entries(analysis, clock.getZone()),
                new CountedUses(uses),
                meaning);
    }

    @Bean
    Search search(
            Engine engine,
            Analysis analysis,
            Synonyms synonyms,
            Pins pins,
            LearnedMeaning meaning,
            PassageVectors vectors,
            Clock clock) {
        return new Search(
                engine,
                analysis,
                synonyms::table,
                pins::of,
                meaning,
                material -> meaning.of(material, vectors),
                clock);
    }

    @Bean
    AskedQueries askedQueries(JdbcClient database, Clock clock) {
        return new AskedQueries(database, clock);
    }

    @Bean
    AssistedSearch assistedSearch(Search search, AskedQueries asked) {
        return new AssistedSearch(search, asked);
    }

    /// Shown as `meaning` where the operator named a model: never down, for nothing depends on it.
    @Bean
    HealthIndicator meaningHealthIndicator(LearnedMeaning meaning, Engine engine) {
        return () ->
                Health.up()
                        .withDetail("state", meaning.shown())
                        .withDetail("model", meaning.model().map(EmbeddingModel::name).orElse(""))
                        .withDetail(
                                "languages",
                                meaning.model().map(EmbeddingModel::languages).orElse(Set.of()))
                        .withDetail("vectors", engine.meant())
                        .build();
    }

    /// Shown as `index`: how far it is, and how much it holds.
    @Bean
    HealthIndicator indexHealthIndicator(Engine engine) {
        return () ->
                Health.up()
                        .withDetail("materials", engine.materials())
                        .withDetail("rebuilding", engine.isRebuilding())
                        .build();
    }
}
