package org.khuevan.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khuevan.search.SmallLibrary.eventually;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.khuevan.catalogue.ChangeLog.Seen;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.Examinations;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.catalogue.Materials;
import org.khuevan.database.TestDatabase;
import org.khuevan.deposit.Deposits;
import org.khuevan.ingest.EmbeddingModel;
import org.khuevan.ingest.Place;
import org.khuevan.jobs.Jobs;
import org.khuevan.jobs.QueuedJob;
import org.khuevan.jobs.QuietTurn;
import org.khuevan.people.Actor;
import org.khuevan.people.People;
import org.khuevan.people.Role;
import org.khuevan.search.SearchQuery.Order;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// What is found by its meaning, with a real embedding model (all-MiniLM-L6-v2, English).
@SpringBootTest(properties = {"khuevan.roles=web", "khuevan.admin-password=correct horse"})
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LearnedMeaningTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Path DATA = DATABASE.folder();

    /// Has no word with what it is to find in common.
    private static final String QUESTION = "how do plants produce their food";

    @Autowired Search search;
    @Autowired Engine engine;
    @Autowired FindMeaning findMeaning;
    @Autowired LearnedMeaning meaning;
    @Autowired Jobs jobs;
    @Autowired Drafts drafts;
    @Autowired Materials materials;
    @Autowired Deposits deposits;
    @Autowired Examinations examinations;
    @Autowired People people;

    private SmallLibrary library;
    private MaterialId leaves;
    private MaterialId sugar;
    private MaterialId stone;

    @SpringBootApplication(scanBasePackages = "org.khuevan")
    static class Platform {}

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        DATABASE.register(registry);
        Path model = Files.createDirectories(DATA.resolve("all-MiniLM-L6-v2"));
        unpack("all-minilm-l6-v2-q.onnx", model.resolve("model.onnx"));
        unpack("all-minilm-l6-v2-q-tokenizer.json", model.resolve("tokenizer.json"));
        registry.add("khuevan.search.embedding-model", model::toString);
    }

    private static void unpack(String resource, Path file) throws IOException {
        try (InputStream in =
                LearnedMeaningTest.class.getClassLoader().getResourceAsStream(resource)) {
            Files.copy(Objects.requireNonNull(in), file);
        }
    }

    @BeforeAll
    void aSmallLibrary() throws Exception {
        library = new SmallLibrary(drafts, deposits, examinations, people);
        leaves = published("Leaves", "Chlorophylls absorb the light of the sun.");
        sugar = published("Glucose", "Foliage turns carbon dioxide and water into sweetness.");
        stone = published("Galileo", "A dropped stone gains speed whatever it weighs.");
        eventually(() -> jobs.find(FindMeaning.NAME, stone.value()).isPresent());
        for (MaterialId material : List.of(leaves, sugar, stone)) {
            assertThat(jobs.find(FindMeaning.NAME, material.value()))
                    .map(QueuedJob::priority)
                    .hasValue(Jobs.Priority.LATER);
            findMeaning.run(material.value(), new QuietTurn());
            jobs.cancel(FindMeaning.NAME, material.value());
        }
        // A description and a passage each.
        eventually(() -> engine.meant() == 6);
    }

    @Test
    void whatSaysTheSameInOtherWordsIsFoundAtItsPassage() {
        Hit first = eventuallyFound(QUESTION).getFirst();
        assertThat(first.material()).isEqualTo(sugar);
        assertThat(first.passages())
                .extracting(PassageHit::place)
                .containsExactly(new Place.Page(1));
        assertThat(first.meant()).isTrue();
        // Only the order of relevance knows meaning, because only there the best stand first.
        assertThat(found(SearchQuery.of(QUESTION).in(Order.NEWEST))).isEmpty();
        assertThat(found(SearchQuery.of("stone"))).containsExactly(stone);
    }

    @Test
    void whatWasTypedExactlyIsDemandedOfMeaningToo() {
        eventuallyFound(QUESTION);
        assertThat(found(SearchQuery.of(QUESTION + " -chlorophylls"))).doesNotContain(leaves);
        assertThat(found(SearchQuery.of(QUESTION + " \"stone\""))).doesNotContain(leaves, sugar);
        assertThat(found(SearchQuery.of(QUESTION + " kind:video"))).isEmpty();
        assertThat(found(SearchQuery.of(QUESTION + " H2O"))).isEmpty();
    }

    @Test
    void anExplanationTellsWhatMeaningIsWorth() {
        eventuallyFound(QUESTION);
        // Words alone find it too, while the model is late.
        eventually(() -> kinds(leavesExplained()).contains(Explanation.Kind.MEANING));
        assertThat(kinds(leavesExplained())).contains(Explanation.Kind.WORDS);
        assertThat(leavesExplained().detail())
                .startsWith("place by words: 1; place by meaning: ")
                .contains("(likeness 0.");
    }

    private Explanation leavesExplained() {
        return search.search(SearchQuery.of("light sun").withExplanations()).hits().stream()
                .filter(hit -> hit.material().equals(leaves))
                .findFirst()
                .flatMap(Hit::explanation)
                .orElseThrow();
    }

    private static List<Explanation.Kind> kinds(Explanation why) {
        return why.signals().stream().map(Explanation.Signal::kind).toList();
    }

    @Test
    void moreLikeThisIsWhatMeansTheSame() {
        eventuallyFound(QUESTION);
        assertThat(search.similarTo(materials.find(library.admin(), leaves).orElseThrow(), 3))
                .extracting(Hit::material)
                .startsWith(sugar);
    }

    @Test
    void aSearchGoesOnByWordsWhileTheModelIsDead() {
        eventuallyFound(QUESTION);
        ProcessHandle child = child().orElseThrow();
        child.destroyForcibly();
        assertThat(found(SearchQuery.of("dropped stone"))).startsWith(stone);
        child.onExit().join();
        assertThat(eventuallyFound("what do green plants live on").getFirst().material())
                .isIn(leaves, sugar);
        assertThat(child()).isPresent();
    }

    @Test
    void aSearchDoesNotWaitForAModelThatHangs() throws Exception {
        eventuallyFound(QUESTION);
        String pid = Long.toString(child().orElseThrow().pid());
        assertThat(new ProcessBuilder("kill", "-STOP", pid).start().waitFor()).isZero();
        try {
            eventually(() -> isStopped(pid));
            assertThat(found(SearchQuery.of("dropped stone gains"))).containsExactly(stone);
        } finally {
            new ProcessBuilder("kill", "-CONT", pid).start().waitFor();
        }
        eventuallyFound("what is it that a green plant eats");
    }

    @Test
    void aNewIndexNeedsNoNewVectors() {
        long before = engine.meant();
        Generation old = engine.written();
        search.rebuild();
        eventually(() -> engine.written() != old && !engine.isRebuilding());
        assertThat(engine.meant()).isEqualTo(before);
        assertThat(jobs.find(FindMeaning.NAME, leaves.value())).isEmpty();
    }

    @Test
    void whatMayNotBeSeenIsNotNear(@TempDir Path folder) throws Exception {
        eventuallyFound(QUESTION);
        Analysis analysis = new Analysis();
        EmbeddingModel model = meaning.model().orElseThrow();
        EmbeddedEngine own = new EmbeddedEngine(folder, model.id());
        own.open();
        Seen hidden = Library.draft();
        byte[] vector =
                ByteVectors.of(model.ofPassages(List.of("Plants make sugar of light.")).getFirst());
        own.written()
                .put(
                        new Entries(analysis, ZoneId.of("Asia/Ho_Chi_Minh"))
                                .of(hidden, 0)
                                .meaning(
                                        new Vectors(
                                                model.id(), Optional.empty(), Map.of(0, vector))));
        own.written().refresh();
        Search within =
                new Search(
                        own,
                        analysis,
                        () -> SynonymTable.EMPTY,
                        _ -> List.of(),
                        meaning,
                        _ -> Optional.empty(),
                        Clock.systemUTC());
        SearchQuery query = SearchQuery.of(QUESTION);
        assertThat(within.search(query).total()).isZero();
        Actor owner = Library.member(Role.TEACHER, true, Library.SCHOOL);
        assertThat(within.search(query.as(owner)).hits())
                .extracting(Hit::material)
                .containsExactly(hidden.material().id());
        own.close();
    }

    /// The model's, among those of other tests.
    private static Optional<ProcessHandle> child() {
        return ProcessHandle.current()
                .descendants()
                .filter(one -> one.info().command().orElse("").endsWith("/java"))
                .filter(one -> {
                    String command = one.info().commandLine().orElse("");
                    return command.contains(DATA.toString()) && command.contains("/child-");
                })
                .reduce((_, last) -> last);
    }

    /// A signal has been sent before each thread of a process has heard of it.
    private static boolean isStopped(String pid) {
        try (Stream<Path> threads = Files.list(Path.of("/proc", pid, "task"))) {
            return threads.allMatch(thread -> stateOf(thread) == 'T');
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static char stateOf(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private List<MaterialId> found(SearchQuery query) {
        return search.search(query).hits().stream().map(Hit::material).toList();
    }

    /// Once the model is loaded.
    private List<Hit> eventuallyFound(String words) {
        eventually(() -> !found(SearchQuery.of(words)).isEmpty());
        return search.search(SearchQuery.of(words)).hits();
    }

    private MaterialId published(String title, String text) {
        return library.published(Description.of(title, "en"), SmallLibrary.pages(text));
    }
}
