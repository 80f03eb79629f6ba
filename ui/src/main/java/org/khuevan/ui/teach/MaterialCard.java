package org.khuevan.ui.teach;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import java.util.Optional;
import org.khuevan.catalogue.ExaminationState;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.ui.shell.Words;

/// A material in a list of those that one works on.
public final class MaterialCard extends ListItem {

    private static final long serialVersionUID = 1;

    private final Div more = new Div();

    /// @param thumbnail the address of its small picture
    public MaterialCard(Words words, Material material, Optional<String> thumbnail) {
        addClassName("material-card");
        Div picture = new Div();
        picture.addClassName("file-picture");
        picture.add(
                thumbnail
                        .<Component>map(MaterialCard::picture)
                        .orElseGet(() -> KindIcon.of(material.kind())));
        Anchor link = new Anchor("/teach/" + material.id(), title(words, material));
        link.addClassName("material-card-link");
        H2 title = new H2(link);
        Paragraph facts = new Paragraph(facts(words, material));
        facts.addClassName("upload-line");
        more.addClassName("material-card-more");
        more.add(badge(words, material));
        trouble(words, material).ifPresent(more::add);
        Div text = new Div(title, facts, more);
        text.addClassName("upload-text");
        add(picture, text);
    }

    private static Image picture(String address) {
        Image picture = new Image(address, "");
        picture.getElement().setAttribute("loading", "lazy");
        return picture;
    }

    /// Adds something about the material, such as its owner.
    public void tell(String text) {
        Span span = new Span(text);
        span.addClassName("upload-line");
        more.add(span);
    }

    /// Its title, or else the name of its file, or that it has none yet.
    public static String title(Words words, Material material) {
        String said = material.description().title();
        return said.isEmpty()
                ? material.principal()
                        .map(MaterialFile::stem)
                        .orElseGet(() -> words.get("teach.untitled"))
                : said;
    }

    /// Whether it is a draft, published or withdrawn.
    public static Span badge(Words words, Material material) {
        String state = material.state().name().toLowerCase(Locale.ROOT);
        String key =
                material.state() == Material.State.DRAFT && material.version() > 1
                        ? "state.new-version"
                        : "state." + state;
        Span badge = new Span(words.get(key, material.version()));
        badge.addClassNames("badge", "badge-" + state);
        return badge;
    }

    private static String facts(Words words, Material material) {
        return words.get("teach.files-count", material.files().size())
                + " · "
                + words.get("teach.changed", words.date(material.saved()));
    }

    private static Optional<Span> trouble(Words words, Material material) {
        long failed =
                material.files().stream()
                        .map(MaterialFile::examination)
                        .filter(ExaminationState::cameToNothing)
                        .count();
        boolean waiting = material.files().stream().anyMatch(file -> !file.examination().isOver());
        if (failed == 0 && !waiting) {
            return Optional.empty();
        }
        Span badge =
                new Span(
                        waiting
                                ? words.get("teach.examining")
                                : words.get("teach.failed-count", failed));
        badge.addClassNames("badge", waiting ? "badge-running" : "badge-failed");
        return Optional.of(badge);
    }
}
