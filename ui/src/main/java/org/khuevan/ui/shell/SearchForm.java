package org.khuevan.ui.shell;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.router.QueryParameters;
import java.util.Map;

/// The box that searches everything. Without scripts it is a plain form that leads to the results.
@Tag("form")
public final class SearchForm extends HtmlContainer {

    private static final long serialVersionUID = 1;
    private static final int PAUSE_MILLISECONDS = 120;

    private final Input box = new Input();

    /// @param name tells apart two boxes on one page
    public SearchForm(Words words, String name) {
        addClassName("search-form");
        getElement().setAttribute("action", "/search").setAttribute("role", "search");
        getElement().setAttribute("aria-label", words.get("search.label." + name));
        getElement()
                .setAttribute("data-suggestions", words.get("search.typed"))
                .setAttribute("data-correction", words.get("search.typed.correction"))
                .setAttribute("data-subject", words.get("search.typed.subject"))
                .setAttribute("data-level", words.get("search.typed.level"))
                .setAttribute("data-person", words.get("search.typed.person"));
        box.setType("search");
        box.setId("q-" + name);
        box.setPlaceholder(words.get("search.placeholder"));
        box.setAriaLabel(words.get("search.label"));
        box.getElement()
                .setAttribute("name", "q")
                .setAttribute("autocomplete", "off")
                .setAttribute("enterkeyhint", "search")
                .setAttribute("data-search-box", name);
        Span icon = new Span();
        icon.addClassNames("icon", "icon-search");
        icon.getElement().setAttribute("aria-hidden", "true");
        NativeButton submit = new NativeButton(words.get("search.go"));
        submit.addClassNames("button", "search-go");
        submit.getElement().setAttribute("type", "submit");
        add(icon, box, submit);
        getElement()
                .addEventListener(
                        "submit",
                        event ->
                                submitted(
                                        event.getEventData()
                                                .get("element.elements.q.value")
                                                .asString("")))
                .addEventData("element.elements.q.value")
                .preventDefault();
    }

    /// Puts words into the box.
    public void setText(String text) {
        box.setValue(text);
        box.getElement().setAttribute("value", text);
    }

    public String text() {
        return box.getValue();
    }

    public Input box() {
        return box;
    }

    /// Hears what is in the box, soon after each pause in typing.
    public void onTyped(SerializableConsumer<String> listener) {
        box.setValueChangeMode(ValueChangeMode.LAZY);
        box.setValueChangeTimeout(PAUSE_MILLISECONDS);
        box.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                listener.accept(event.getValue());
            }
        });
    }

    private void submitted(String text) {
        UI.getCurrent().navigate("search", QueryParameters.simple(Map.of("q", text)));
    }
}
