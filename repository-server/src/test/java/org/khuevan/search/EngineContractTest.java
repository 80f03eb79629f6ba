package org.khuevan.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.khuevan.catalogue.ChangeLog.Seen;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.ingest.Place;
import org.khuevan.people.Actor;
import org.khuevan.people.Role;
import org.khuevan.search.Results.FacetValue;
import org.khuevan.search.SearchQuery.Order;

/// What every engine of the index does.
abstract class EngineContractTest extends FilledEngine {

    @Test
    void wordsAreFoundAsTheyAreTyped() {
        for (String typed :
                List.of(
                        "diệp lục",
                        "diep luc",
                        "DIEP LUC",
                        "hòa tan",
                        "hoa tan",
                        "diệp lụk",
                        "\"ánh sáng\" diệp",
                        "quang hợp -photosynthesis")) {
            assertThat(found(typed)).as(typed).startsWith(id(1));
        }
        assertThat(found("chlorophyll absorbing")).containsExactly(id(2));
        assertThat(found("H2SO4")).containsExactly(id(3));
        assertThat(found("02/2025/TT-BGDĐT")).containsExactly(id(4));
        assertThat(found("x²")).containsExactly(id(6));
        assertThat(found("author:\"Nguyễn Văn F\"")).containsExactly(id(5));
        assertThat(found("learn machines")).startsWith(id(5));
        assertThat(found("\"lục diệp\"")).isEmpty();
        for (String other : List.of("H2SO3", "\"chlorophyl\"")) {
            assertThat(found(other)).as(other).isEmpty();
        }
        assertThat(found("hòa -hoà")).isNotEmpty().doesNotContain(id(1));
        assertThat(found("hoa tan -hóa")).containsExactly(id(1));
        assertThat(found("x^2 -5x -c")).startsWith(id(6));
        assertThat(found("lục \"absorb\" diệp")).containsExactly(id(2));
        assertThat(found("lục \"absorbing\" diệp")).containsExactly(id(1));
    }

    @Test
    void whatIsNewHasAllOfTheWords() {
        String typed = "học sinh thí nghiệm xe lăn";
        assertThat(found(typed)).startsWith(id(5)).contains(id(6));
        assertThat(ids(SearchQuery.of(typed).in(Order.NEWEST))).containsExactly(id(5));
        assertThat(search.news(SearchQuery.of(typed)).hits())
                .extracting(Hit::material)
                .containsExactly(id(5));
        assertThat(search.news(SearchQuery.of(typed + " diepj")).total()).isZero();
    }

    @Test
    void aGreatManyWordsAndPhrasesAreNoError() {
        for (String piece :
                List.of("\"ớ %c\" ", "%c/ế ", "\"ằ ệ ỏ ủ á %c ỉ\" ", "zq%cxtw ", "THPT-%c ")) {
            StringBuilder typed = new StringBuilder();
            for (int i = 0; i < 60; i++) {
                typed.append(piece.formatted(0x4E00 + i));
            }
            assertThat(found(typed.toString())).as(piece).hasSizeLessThan(7);
        }
    }

    @Test
    void aTitleWithAllOfTheWordsComesFirst() throws Exception {
        Seen titled =
                Library.material(
                        8, "Bài giảng quang hợp", "vi", List.of("biology"), List.of("grade-10"));
        Seen saying =
                Library.material(
                        9,
                        "Phân số quanh ta: bài giảng",
                        "vi",
                        List.of("mathematics"),
                        List.of("primary"),
                        "Bài giảng năm trang chiếu: quang cảnh quanh ta, hợp lại thành phân số.",
                        "Bài giảng có quang hợp, và quang hợp là bài giảng sau.");
        besides(
                List.of(saying, titled),
                () -> {
                    assertThat(found("bai giang quang hop")).startsWith(id(8), id(9));
                    assertThat(found("bài giảng quang hợp")).startsWith(id(8), id(9));
                });
    }

    @Test
    void marksTellTitlesApartAndSignsJoinNoWords() throws Exception {
        Seen other = Library.material(8, "Thờ cúng tổ tiên", "vi", List.of(), List.of());
        Seen sought =
                Library.material(
                        9,
                        "Ngữ văn",
                        "vi",
                        List.of(),
                        List.of(),
                        "Bài thơ lục bát, thơ bốn chữ, câu hỏi:Vì sao nhà thơ viết thơ ca.Trả lời"
                                + " ở TP.HCM, cùng H_2O và x_1.");
        besides(
                List.of(other, sought),
                () -> {
                    assertThat(found("thơ")).containsExactly(id(9), id(8));
                    assertThat(found("tho")).containsExactly(id(8), id(9));
                    for (String typed :
                            List.of("thơ ca trả lời", "tp hcm", "Tp.HCM", "H₂O", "x₁", "hỏi")) {
                        assertThat(found(typed)).as(typed).startsWith(id(9));
                    }
                });
    }

    @Test
    void abbreviationsMeanWhatTheyStandFor() {
        assertThat(found("thpt khung năng lực")).startsWith(id(4));
        assertThat(found("trung học phổ thông chu văn an")).contains(id(1), id(3), id(5));
    }

    @Test
    void passagesTellWhereTheWordsAre() {
        Hit hit = search.search(SearchQuery.of("diep luc nang luong")).hits().getFirst();
        assertThat(hit.passages().getFirst().url()).contains("page=2");
        assertThat(hit.passages().getFirst().text().stretches())
                .anyMatch(stretch -> stretch.marked() && stretch.text().contains("năng lượng"));
        for (String typed : List.of("thpt", "khunng truong", "chlorophyl")) {
            PassageHit other =
                    search.search(SearchQuery.of(typed)).hits().stream()
                            .flatMap(one -> one.passages().stream())
                            .findFirst()
                            .orElseThrow();
            assertThat(other.text().stretches()).as(typed).anyMatch(MarkedText.Stretch::marked);
            assertThat(other.url()).as(typed).doesNotContain("thpt", "chlorophyl&");
        }
    }

    @Test
    void passagesAreFoundByThemselves() {
        Results inside = search.passages(SearchQuery.of("quang hợp ánh sáng"));
        assertThat(inside.hits()).extracting(Hit::material).containsExactly(id(1));
        assertThat(inside.hits().getFirst().passages()).hasSize(2);
        assertThat(search.passages(SearchQuery.of("phương trình")).total()).isZero();
        assertThat(search.passages(SearchQuery.of("nghiệm vi-ét -quang")).hits())
                .extracting(Hit::material)
                .containsExactly(id(6));
    }

    @Test
    void aLongChapterLeavesRoomForOtherPlaces() throws Exception {
        String chapter = "Lượng tử ánh sáng, lượng tử năng lượng và lượng tử số. ".repeat(120);
        Seen book =
                Library.material(
                        9, "Vật lí", "vi", List.of(), List.of(), chapter, "lượng tử", "lượng tử");
        besides(
                List.of(book),
                () -> {
                    assertThat(
                                    search.search(SearchQuery.of("lượng tử"))
                                            .hits()
                                            .getFirst()
                                            .passages())
                            .extracting(PassageHit::place)
                            .containsExactlyInAnyOrder(
                                    new Place.Page(1), new Place.Page(2), new Place.Page(3));
                });
    }

    @Test
    void whatIsSimilarHasTheSubjectWhereNothingHasTheWords() {
        assertThat(search.similarTo(Library.materials().get(1).material(), 3))
                .extracting(Hit::material)
                .containsExactly(id(1));
    }

    @Test
    void facetsAreExactAndNarrowingOneLeavesItsOtherValues() {
        Results all = search.search(SearchQuery.of(""));
        assertThat(all.total()).isEqualTo(6);
        assertThat(all.facets().get(Facet.SUBJECT))
                .contains(
                        new FacetValue("natural-sciences", 4),
                        new FacetValue("biology", 2, Optional.of("natural-sciences")));
        Results uncounted = search.search(SearchQuery.of("").uncounted());
        assertThat(uncounted.hits()).isEqualTo(all.hits());
        assertThat(uncounted.facets()).isEmpty();
        Results narrowed =
                search.search(
                        new SearchQuery(
                                "",
                                Map.of(
                                        Facet.SUBJECT, Set.of("natural-sciences"),
                                        Facet.LANGUAGE, Set.of("vi")),
                                Order.NEWEST,
                                0,
                                20));
        assertThat(narrowed.hits()).extracting(Hit::material).containsExactly(id(5), id(3), id(1));
        assertThat(narrowed.facets().get(Facet.LANGUAGE))
                .containsExactly(new FacetValue("vi", 3), new FacetValue("en", 1));
        assertThat(narrowed.facets().get(Facet.SUBJECT)).contains(new FacetValue("education", 1));
    }

    @Test
    void whatIsChosenIsCountedBehindTheMostFrequent() throws Exception {
        List<MaterialId> added = new ArrayList<>();
        for (int i = 0; i < FacetCounts.MOST_VALUES + 20; i++) {
            Seen one = Library.material(100 + i, "Thuỷ triều", "vi", List.of(), List.of());
            String name = "Trường %03d".formatted(i);
            engine.written()
                    .put(facetted(entries.of(one, 0), Map.of(Facet.ORGANISATION, Set.of(name))));
            added.add(one.material().id());
        }
        engine.written().refresh();
        String last = "Trường %03d".formatted(FacetCounts.MOST_VALUES + 19);
        Results narrowed =
                search.search(
                        new SearchQuery(
                                "thuỷ triều",
                                Map.of(Facet.ORGANISATION, Set.of(last)),
                                Order.RELEVANCE,
                                0,
                                20));
        assertThat(narrowed.total()).isEqualTo(1);
        assertThat(narrowed.facets().get(Facet.ORGANISATION))
                .hasSize(FacetCounts.MOST_VALUES + 1)
                .contains(new FacetValue(last, 1));
        for (MaterialId one : added) {
            engine.written().remove(one);
        }
        engine.written().refresh();
    }

    static Entry facetted(Entry entry, Map<Facet, Set<String>> facets) {
        return new Entry(
                entry.id(),
                entry.readers(),
                entry.texts(),
                entry.words(),
                entry.pairs(),
                facets,
                entry.published(),
                entry.year(),
                entry.uses(),
                entry.collated(),
                entry.shown(),
                entry.passages(),
                entry.meaning());
    }

    @Test
    void nobodyFindsOrCountsWhatTheyMayNotSee() {
        SearchQuery words = SearchQuery.of("nháp");
        assertThat(search.search(words).total()).isZero();
        assertThat(seenBy(words, Role.TEACHER, false)).isZero();
        assertThat(seenBy(words, Role.LEARNER, true)).isZero();
        assertThat(seenBy(words, Role.TEACHER, true)).isEqualTo(1);
        assertThat(seenBy(words, Role.LIBRARIAN, false)).isEqualTo(1);
        Actor other = Library.member(Role.LIBRARIAN, false, Library.UNIVERSITY);
        assertThat(search.search(words.as(other)).total()).isZero();
        Results everything =
                search.search(
                        SearchQuery.of("")
                                .as(Library.member(Role.ADMINISTRATOR, false, Library.SCHOOL)));
        assertThat(everything.total()).isEqualTo(7);
        assertThat(everything.facets().get(Facet.SUBJECT))
                .contains(new FacetValue("biology", 3, Optional.of("natural-sciences")));
    }

    private long seenBy(SearchQuery words, Role role, boolean owner) {
        return search.search(words.as(Library.member(role, owner, Library.SCHOOL))).total();
    }

    @Test
    void ordersPeriodsAndPages() {
        SearchQuery used = new SearchQuery("", Map.of(), Order.MOST_USED, 0, 2);
        assertThat(ids(used)).containsExactly(id(5), id(6));
        assertThat(ids(new SearchQuery("", Map.of(), Order.NEWEST, 2, 2)))
                .containsExactly(id(4), id(3));
        assertThat(ids(new SearchQuery("", Map.of(), Order.TITLE, 0, 1))).containsExactly(id(3));
        Period spring =
                new Period(
                        Optional.of(LocalDate.parse("2025-02-15")),
                        Optional.of(LocalDate.parse("2025-04-15")));
        assertThat(ids(SearchQuery.of("").during(spring))).containsExactly(id(4), id(3));
        assertThat(ids(SearchQuery.of("quang hợp").at(SearchQuery.FURTHEST, 100))).isEmpty();
    }

    @Test
    void pinsStandFirstAndReasonsAreGiven() {
        assertThat(search.search(SearchQuery.of("ghim")).hits().getFirst())
                .matches(Hit::pinned)
                .extracting(Hit::material)
                .isEqualTo(id(3));
        assertThat(found("diệp lục Newton")).startsWith(id(3)).contains(id(1));
        assertThat(found("ghim -lục")).isEmpty();
        Explanation why =
                search.search(SearchQuery.of("quang hợp").withExplanations())
                        .hits()
                        .getFirst()
                        .explanation()
                        .orElseThrow();
        assertThat(why.signals())
                .extracting(Explanation.Signal::kind)
                .contains(Explanation.Kind.WORDS, Explanation.Kind.NEIGHBOURS);
        assertThat(why.score()).isPositive();
    }

    @Test
    void anUnfinishedWordIsEnough() {
        assertThat(search.asTyped("photosyn", 5)).extracting(Hit::material).contains(id(2));
        assertThat(search.asTyped("quang h", 5)).extracting(Hit::material).contains(id(1));
    }

    @Test
    void aNewGenerationTakesOverWithoutAnEmptyAnswer() throws Exception {
        engine.rebuild("a test asks for it");
        assertThat(found("diep luc")).startsWith(id(1));
        engine.written().put(entries.of(Library.materials().getFirst(), 0));
        assertThat(search.search(SearchQuery.of("")).total()).isEqualTo(6);
        engine.written().remove(id(1));
        Generation outgoing = engine.outgoing().orElseThrow();
        outgoing.remove(id(6));
        outgoing.refresh();
        assertThat(search.search(SearchQuery.of("")).total()).isEqualTo(5);
        fill();
        assertThat(engine.outgoing()).isEmpty();
        assertThat(engine.isRebuilding()).isFalse();
        assertThat(search.search(SearchQuery.of("")).total()).isEqualTo(6);
        assertThat(engine.materials()).isEqualTo(7);
    }

    @Test
    void searchesGoOnWhileGenerationsTakeOver() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger answers = new AtomicInteger();
        try (var searching = Executors.newFixedThreadPool(3)) {
            List<Future<?>> clients = new ArrayList<>();
            for (int client = 0; client < 3; client++) {
                clients.add(
                        searching.submit(() -> {
                            while (!over.get()) {
                                assertThat(found("diep luc")).startsWith(id(1));
                                assertThat(search.search(SearchQuery.of("")).total()).isEqualTo(6);
                                answers.incrementAndGet();
                            }
                        }));
            }
            try {
                for (int generation = 0; generation < 5; generation++) {
                    int before = answers.get();
                    engine.rebuild("a test asks for it");
                    fill();
                    while (answers.get() < before + 3
                            && clients.stream().noneMatch(Future::isDone)) {
                        Thread.onSpinWait();
                    }
                }
            } finally {
                over.set(true);
            }
            for (Future<?> client : clients) {
                client.get();
            }
        }
    }
}
