package org.khuevan.ui.discover;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Optional;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.catalogue.Materials;
import org.khuevan.people.CurrentActor;
import org.khuevan.search.AskedQueries;
import org.khuevan.search.Search;
import org.khuevan.search.Uses;
import org.khuevan.ui.shell.FirstHtml;
import org.khuevan.ui.shell.FirstHtmlSource;
import org.khuevan.ui.shell.Message;
import org.khuevan.ui.shell.Origin;
import org.khuevan.ui.shell.Translations;
import org.khuevan.ui.shell.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// The lasting address of a material.
@Route("m/:id")
@AnonymousAllowed
public class MaterialPage extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient Materials materials;
    private final transient Drafts drafts;
    private final transient CourseAddress courses;
    private final transient CurrentActor actor;
    private final transient Search search;
    private final transient Uses uses;
    private final transient AskedQueries asked;
    private final transient ViewerParts parts;
    private final Words words;
    private String title = "";

    MaterialPage(
            Materials materials,
            Drafts drafts,
            CourseAddress courses,
            CurrentActor actor,
            Search search,
            Uses uses,
            AskedQueries asked,
            ViewerParts parts,
            Translations translations) {
        this.search = search;
        this.uses = uses;
        this.asked = asked;
        this.materials = materials;
        this.drafts = drafts;
        this.courses = courses;
        this.actor = actor;
        this.parts = parts;
        this.words = translations.in(getLocale());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String id = event.getRouteParameters().get("id").orElse("");
        Opening opening = Opening.of(event.getLocation().getQueryParameters().getParameters());
        Optional<Material> found =
                MaterialId.parse(id)
                        .flatMap(known -> opening.find(materials, drafts, actor.get(), known));
        removeAll();
        if (found.isPresent()) {
            Material material = found.get();
            title = titleOf(material, words);
            if (material.state() == Material.State.PUBLISHED) {
                uses.opened(material.id());
                if (!opening.words().isBlank()) {
                    asked.opened(Visitors.of(event.getUI()), opening.words());
                }
            }
            MaterialView view =
                    new MaterialView(
                            words,
                            parts,
                            material,
                            materials.examined(material),
                            opening,
                            Origin.here());
            if (materials.mayEdit(actor.get(), material)) {
                view.offerEditing();
            }
            add(view);
            SimilarMaterials.below(words, search, material).ifPresent(this::add);
        } else if (MaterialId.parse(id).filter(materials::isWithdrawn).isPresent()) {
            title = words.get("withdrawn.title");
            add(new Message(words, "withdrawn"));
        } else if (courses.isCourse(id)) {
            event.forwardTo("c/" + id);
        } else {
            event.rerouteToError(NotFoundException.class);
        }
    }

    @Override
    public String getPageTitle() {
        return title + " · Khuê Văn";
    }

    private static String titleOf(Material material, Words words) {
        String title = material.description().title();
        return title.isEmpty() ? words.get("material.untitled") : title;
    }

    /// The first HTML of materials.
    @Component
    static class First implements FirstHtmlSource {

        private static final int DESCRIPTION = 300;

        private final Materials materials;
        private final Drafts drafts;
        private final ViewerParts parts;
        private final Search search;

        First(Materials materials, Drafts drafts, ViewerParts parts, Search search) {
            this.materials = materials;
            this.drafts = drafts;
            this.search = search;
            this.parts = parts;
        }

        @Override
        public Optional<FirstHtml> of(Visit visit) {
            if (!visit.path().startsWith("m/")) {
                return Optional.empty();
            }
            Optional<MaterialId> id = MaterialId.parse(visit.path().substring(2));
            Words words = visit.words();
            Opening opening = Opening.of(visit.parameters());
            Optional<Material> found =
                    id.flatMap(known -> opening.find(materials, drafts, visit.actor(), known));
            if (found.isPresent()) {
                return Optional.of(page(visit, opening, found.get()));
            }
            boolean gone = id.filter(materials::isWithdrawn).isPresent();
            String key = gone ? "withdrawn" : "not-found";
            return Optional.of(
                    FirstHtml.plain(
                            (gone ? HttpStatus.GONE : HttpStatus.NOT_FOUND).value(),
                            words.get(key + ".title"),
                            new Message(words, key)));
        }

        private FirstHtml page(Visit visit, Opening opening, Material material) {
            var examined = materials.examined(material);
            MaterialView view =
                    new MaterialView(
                            visit.words(), parts, material, examined, opening, visit.origin());
            Div whole = new Div(view);
            SimilarMaterials.below(visit.words(), search, material).ifPresent(whole::add);
            boolean isPublic = material.state() == Material.State.PUBLISHED;
            LinkedData data = new LinkedData(visit.origin(), material, examined);
            return new FirstHtml(
                    HttpStatus.OK.value(),
                    titleOf(material, visit.words()),
                    shortened(data.description()),
                    isPublic ? "/m/" + material.id() : "",
                    data.picture(),
                    data.isVideo() ? "video.other" : "article",
                    data.object(),
                    whole);
        }

        private static String shortened(String text) {
            String line = text.replaceAll("\\s+", " ").strip();
            return line.length() <= DESCRIPTION ? line : line.substring(0, DESCRIPTION - 1) + "…";
        }
    }
}
