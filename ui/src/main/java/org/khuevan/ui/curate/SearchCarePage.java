package org.khuevan.ui.curate;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.khuevan.catalogue.Materials;
import org.khuevan.people.CurrentActor;
import org.khuevan.search.AskedQueries;
import org.khuevan.search.Pins;
import org.khuevan.search.Search;
import org.khuevan.search.Synonyms;
import org.khuevan.ui.shell.Translations;
import org.khuevan.ui.shell.Words;
import org.khuevan.ui.shell.WorkLook;

/// Where librarians look after the search: what people do not find, words that mean the same, what
/// comes first, and why something stands where it stands.
@Route("curate/search")
@RolesAllowed("LIBRARIAN")
public class SearchCarePage extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final WorkLook look;
    private final Words words;

    SearchCarePage(
            Search search,
            AskedQueries asked,
            Synonyms synonyms,
            Pins pins,
            Materials materials,
            CurrentActor actor,
            WorkLook look,
            Translations translations) {
        this.look = look;
        this.words = translations.in(getLocale());
        addClassName("work-page");
        Anchor back = new Anchor("/curate", words.get("curate.title"));
        back.addClassName("back");
        Div heading = new Div(new H1(words.get("care.title")));
        heading.addClassName("work-heading");
        SynonymPanel same = new SynonymPanel(words, synonyms, actor);
        PinPanel first = new PinPanel(words, pins, search, materials, actor);
        add(back, heading, new Paragraph(words.get("care.text")));
        add(new UnansweredPanel(words, asked, actor, same::begin, first::begin));
        add(same, first, new ExplanationPanel(words, search, actor));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        look.bring(event.getUI());
    }

    @Override
    public String getPageTitle() {
        return words.get("care.title") + " · Khuê Văn";
    }
}
