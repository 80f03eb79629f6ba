package org.khuevan.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khuevan.catalogue.Address;
import org.khuevan.search.Answer;
import org.khuevan.search.Explanation;
import org.khuevan.search.Facet;
import org.khuevan.search.Hit;
import org.khuevan.search.MarkedText;
import org.khuevan.search.PassageHit;
import org.khuevan.search.Results;
import org.springframework.web.util.HtmlUtils;

/// What was found.
///
/// @param total how many materials fit; no more than 1000 where facets are not counted
/// @param facets for each facet the values that occur, the most frequent first; empty if none are
///   counted
/// @param took in milliseconds
/// @param shownFor what was searched for instead of what was typed, if that was allowed
/// @param didYouMean what may have been meant
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record SearchJson(
        @JsonInclude(JsonInclude.Include.ALWAYS) List<HitJson> hits,
        @JsonInclude(JsonInclude.Include.ALWAYS) long total,
        @JsonInclude(JsonInclude.Include.ALWAYS) Map<String, List<Results.FacetValue>> facets,
        @JsonInclude(JsonInclude.Include.ALWAYS) double took,
        Optional<String> shownFor,
        Optional<String> didYouMean) {

    static SearchJson of(Answer answer) {
        Results results = answer.results();
        Map<String, List<Results.FacetValue>> facets = new LinkedHashMap<>();
        for (Facet facet : Facet.values()) {
            if (results.facets().containsKey(facet)) {
                facets.put(Names.of(facet), results.facets().get(facet));
            }
        }
        return new SearchJson(
                results.hits().stream().map(HitJson::of).toList(),
                results.total(),
                facets,
                results.took().toNanos() / 1_000 / 1_000.0,
                answer.shownFor(),
                answer.perhaps());
    }

    /// A material that fits.
    ///
    /// @param highlightedTitle HTML in which the found words stand in `mark`
    /// @param byMeaning whether it has not the words, and is there for what it means
    /// @param explanation why it stands where it stands, for librarians who ask
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record HitJson(
            String id,
            String url,
            String title,
            String highlightedTitle,
            String summary,
            String kind,
            String resourceType,
            String language,
            List<String> authors,
            String organisation,
            String licence,
            Instant published,
            String thumbnail,
            List<PassageJson> passages,
            boolean byMeaning,
            Optional<Explanation> explanation) {

        static HitJson of(Hit hit) {
            return new HitJson(
                    hit.material().value(),
                    Address.of(hit.material()),
                    hit.title().text(),
                    html(hit.title()),
                    hit.summary().text(),
                    Names.of(hit.kind()),
                    hit.resourceType(),
                    hit.language(),
                    hit.authors(),
                    hit.organisation(),
                    hit.licence(),
                    hit.published(),
                    hit.thumbnail(),
                    hit.passages().stream().map(PassageJson::of).toList(),
                    hit.meant(),
                    hit.explanation());
        }
    }

    /// A passage that fits, and where it is.
    ///
    /// @param highlighted HTML in which the found words stand in `mark`
    /// @param url opens the material there
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PassageJson(
            String text,
            String highlighted,
            @JsonUnwrapped PlaceJson place,
            String file,
            String fileName,
            String url) {

        static PassageJson of(PassageHit passage) {
            return new PassageJson(
                    passage.text().text(),
                    html(passage.text()),
                    PlaceJson.of(passage.place()),
                    passage.file().value(),
                    passage.fileName(),
                    passage.url());
        }
    }

    static String html(MarkedText text) {
        StringBuilder html = new StringBuilder();
        for (MarkedText.Stretch stretch : text.stretches()) {
            String escaped = HtmlUtils.htmlEscape(stretch.text(), "UTF-8");
            html.append(stretch.marked() ? "<mark>" + escaped + "</mark>" : escaped);
        }
        return html.toString();
    }
}
