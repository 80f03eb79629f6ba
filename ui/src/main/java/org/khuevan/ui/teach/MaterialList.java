package org.khuevan.ui.teach;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableBiFunction;
import com.vaadin.flow.function.SerializableFunction;
import com.vaadin.flow.function.SerializableSupplier;
import java.util.Map;
import java.util.Optional;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.catalogue.Materials;
import org.khuevan.ui.shell.Words;

/// Materials that somebody works on: how many there are, the first of them, and more when asked.
public final class MaterialList extends Div {

    private static final long serialVersionUID = 1;
    private static final int AT_ONCE = 24;

    private final Words words;
    private final transient Materials materials;
    private final SerializableFunction<Integer, Materials.Page> first;
    private final SerializableBiFunction<Material, Optional<String>, MaterialCard> card;
    private final SerializableSupplier<Component> nothing;
    private int shown = AT_ONCE;

    /// @param first so many of them
    /// @param card of a material and the address of its small picture
    /// @param nothing what stands there if there are none
    public MaterialList(
            Words words,
            Materials materials,
            SerializableFunction<Integer, Materials.Page> first,
            SerializableBiFunction<Material, Optional<String>, MaterialCard> card,
            SerializableSupplier<Component> nothing) {
        this.words = words;
        this.materials = materials;
        this.first = first;
        this.card = card;
        this.nothing = nothing;
    }

    /// A field whose text narrows the list.
    public TextField filter() {
        TextField filter = new TextField();
        filter.setClearButtonVisible(true);
        filter.setValueChangeMode(ValueChangeMode.LAZY);
        filter.addValueChangeListener(_ -> fromStart());
        return filter;
    }

    /// What is looked for has changed.
    public void fromStart() {
        shown = AT_ONCE;
        show();
    }

    public void show() {
        Materials.Page page = first.apply(shown);
        removeAll();
        if (page.materials().isEmpty()) {
            add(nothing.get());
            return;
        }
        Paragraph count = new Paragraph(words.get("curate.count", page.total()));
        count.addClassName("upload-line");
        count.getElement().setAttribute("role", "status");
        Map<MaterialId, String> pictures = materials.thumbnails(page.materials());
        UnorderedList list = new UnorderedList();
        list.addClassName("material-list");
        for (Material one : page.materials()) {
            list.add(card.apply(one, Optional.ofNullable(pictures.get(one.id()))));
        }
        add(count, list);
        if (page.total() > shown) {
            NativeButton more = new NativeButton(words.get("teach.more"), _ -> more());
            more.addClassNames("button", "button-quiet");
            add(more);
        }
    }

    private void more() {
        shown += AT_ONCE;
        show();
    }

    /// Says that there is nothing, in a heading and a sentence.
    ///
    /// @param key of both
    public static Div nothing(Words words, String key) {
        Div nothing =
                new Div(new H2(words.get(key + ".title")), new Paragraph(words.get(key + ".text")));
        nothing.addClassNames("panel", "empty");
        return nothing;
    }
}
