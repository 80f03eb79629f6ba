package org.khuevan.ui.teach;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/// A field for any words, each entered with Enter or a comma and shown as a chip.
final class FreeWords extends MultiSelectComboBox<String> {

    private static final long serialVersionUID = 1;
    private static final int LONGEST = 200;

    FreeWords(String label, String helper) {
        super(label);
        setHelperText(helper);
        setItems(new ArrayList<>());
        setAllowCustomValue(true);
        setAutoOpen(false);
        setAutoExpand(AutoExpandMode.VERTICAL);
        addCustomValueSetListener(event -> addWords(event.getDetail()));
    }

    @Override
    public void setValue(Set<String> words) {
        // What is chosen must be among what can be chosen.
        if (words != null && !words.isEmpty()) {
            var known = getListDataView();
            words.stream().filter(word -> !known.contains(word)).forEach(known::addItem);
        }
        super.setValue(words);
    }

    private void addWords(String typed) {
        Set<String> all = new LinkedHashSet<>(getValue());
        Stream.of(typed.split("[,;\n]"))
                .map(String::strip)
                .filter(word -> !word.isEmpty() && word.length() <= LONGEST)
                .filter(word -> all.stream().noneMatch(word::equalsIgnoreCase))
                .forEachOrdered(all::add);
        setValue(all);
    }
}
