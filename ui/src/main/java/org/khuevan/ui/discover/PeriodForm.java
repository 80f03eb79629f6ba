package org.khuevan.ui.discover;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khuevan.search.Facet;
import org.khuevan.search.Period;
import org.khuevan.search.SearchAddress;
import org.khuevan.ui.shell.Words;

/// From which day to which day a material was published. Without scripts it is a plain form.
@Tag("form")
final class PeriodForm extends HtmlContainer {

    private static final long serialVersionUID = 1;
    private static final String SINCE = "element.elements.since.value";
    private static final String UNTIL = "element.elements.until.value";

    private final Words words;

    PeriodForm(Words words, Wish wish) {
        this.words = words;
        addClassNames("facet", "period");
        getElement().setAttribute("action", "/search");
        add(new H3(words.get("facet.period")));
        hidden("q", wish.words());
        for (Facet facet : Facet.values()) {
            wish.query()
                    .filters()
                    .getOrDefault(facet, java.util.Set.of())
                    .forEach(value -> hidden(SearchAddress.name(facet), value));
        }
        hidden("sort", SearchAddress.name(wish.query().order()));
        hidden(Wish.SHOWN, wish.passages() ? Wish.PASSAGES : "");
        NativeButton apply = new NativeButton(words.get("facet.apply"));
        apply.addClassNames("button", "button-quiet");
        apply.getElement().setAttribute("type", "submit");
        Div days =
                new Div(
                        day("since", wish.query().published().from()),
                        day("until", wish.query().published().to()));
        days.addClassName("days");
        add(days, apply);
        getElement()
                .addEventListener(
                        "submit",
                        event ->
                                choose(
                                        wish,
                                        event.getEventData().get(SINCE).asString(""),
                                        event.getEventData().get(UNTIL).asString("")))
                .addEventData(SINCE)
                .addEventData(UNTIL)
                .preventDefault();
    }

    private static void choose(Wish wish, String since, String until) {
        Period period =
                SearchAddress.parse(Map.of("since", List.of(since), "until", List.of(until)))
                        .published();
        UI.getCurrent()
                .navigate("search", QueryParameters.fromString(wish.during(period).parameters()));
    }

    private NativeLabel day(String name, Optional<LocalDate> chosen) {
        Input day = new Input();
        day.setType("date");
        day.getElement().setAttribute("name", name);
        chosen.ifPresent(date -> {
            day.setValue(date.toString());
            day.getElement().setAttribute("value", date.toString());
        });
        NativeLabel label = new NativeLabel(words.get("facet." + name));
        label.add(day);
        return label;
    }

    private void hidden(String name, String value) {
        if (!value.isBlank()) {
            Input input = new Input();
            input.setType("hidden");
            input.getElement().setAttribute("name", name).setAttribute("value", value);
            add(input);
        }
    }
}
