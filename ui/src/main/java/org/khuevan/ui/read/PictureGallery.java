package org.khuevan.ui.read;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Optional;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Place;
import org.khuevan.ui.shell.Words;

/// The pictures that stand in a document by themselves, to be opened: each with what is said
/// instead of it, and a link to its page. Small ones are fetched when they come into sight.
final class PictureGallery extends UnorderedList {

    private static final long serialVersionUID = 1;

    private PictureGallery(
            Words words,
            MaterialId material,
            ExaminedFile file,
            List<Finding.EmbeddedPicture> pictures) {
        for (int i = 0; i < pictures.size(); i++) {
            Finding.EmbeddedPicture picture = pictures.get(i);
            ListItem item = new ListItem(enlarged(words, file, picture, i + 1));
            if (!(picture.place() instanceof Place.Whole)) {
                item.add(place(words, material, file, picture.place()));
            }
            if (!picture.alternative().isEmpty()) {
                Span said = new Span(picture.alternative());
                said.addClassName("said");
                // The picture says it already to those who do not see it.
                said.getElement().setAttribute("aria-hidden", "true");
                item.add(said);
            }
            add(item);
        }
    }

    /// The gallery of a file in which pictures were found.
    static Optional<Component> of(Words words, MaterialId material, ExaminedFile file) {
        List<Finding.EmbeddedPicture> pictures =
                file.findings().of(Finding.EmbeddedPicture.class).toList();
        if (pictures.isEmpty()) {
            return Optional.empty();
        }
        NativeDetails gallery =
                new NativeDetails(
                        words.get("reading.pictures", pictures.size()),
                        new PictureGallery(words, material, file, pictures));
        gallery.addClassName("picture-gallery");
        return Optional.of(gallery);
    }

    private static Anchor enlarged(
            Words words, ExaminedFile file, Finding.EmbeddedPicture picture, int number) {
        Image image =
                new Image(
                        Address.derived(file.file(), picture.thumbnail()),
                        picture.alternative().isEmpty()
                                ? words.get("reading.picture", number)
                                : picture.alternative());
        image.getElement()
                .setAttribute("loading", "lazy")
                .setAttribute("decoding", "async")
                .setAttribute("width", Integer.toString(picture.width()))
                .setAttribute("height", Integer.toString(picture.height()));
        Anchor link = new Anchor(Address.derived(file.file(), picture.path()), "");
        link.setRouterIgnore(true);
        link.add(image);
        return link;
    }

    private static Anchor place(Words words, MaterialId material, ExaminedFile file, Place place) {
        Anchor link =
                new Anchor(Address.of(material, file.file().id(), place, ""), words.place(place));
        link.addClassName("on-page");
        link.getElement().setAttribute("data-place", Integer.toString(Places.number(place)));
        return link;
    }
}
