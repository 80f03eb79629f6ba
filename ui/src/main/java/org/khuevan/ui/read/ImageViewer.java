package org.khuevan.ui.read;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import java.util.Set;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.ingest.Finding;
import org.khuevan.ui.shell.Pieces;

/// An image, or its thumbnail where browsers do not know the format.
public final class ImageViewer extends Div {

    private static final long serialVersionUID = 1;
    private static final Set<String> SHOWN =
            Set.of("image/jpeg", "image/png", "image/gif", "image/webp", "image/avif");

    /// @param alternative what is said instead of it if nobody has said what it shows
    /// @param sought words to be marked where they were read in the picture, or empty
    public ImageViewer(ExaminedFile file, String alternative, String sought) {
        addClassName("image-viewer");
        String original = Address.of(file.file());
        String address =
                file.findings()
                        .of(Finding.PublicCopy.class)
                        .findFirst()
                        .map(copy -> Address.derived(file.file(), copy.path()))
                        .orElseGet(() -> shown(file, original));
        Image image =
                new Image(
                        address,
                        file.findings()
                                .of(Finding.Alternative.class)
                                .map(Finding.Alternative::words)
                                .findFirst()
                                .orElse(alternative));
        file.findings()
                .of(Finding.Dimensions.class)
                .findFirst()
                .ifPresent(size ->
                        image.getElement()
                                .setAttribute("width", Integer.toString(size.width()))
                                .setAttribute("height", Integer.toString(size.height())));
        Div picture = new Div(image);
        picture.addClassName("marked-picture");
        file.findings()
                .of(Finding.PictureWords.class)
                .flatMap(read -> read.words().stream())
                .filter(word -> Pieces.holds(word.text(), sought))
                .map(ImageViewer::mark)
                .forEach(picture::add);
        add(picture);
    }

    private static String shown(ExaminedFile file, String original) {
        return SHOWN.contains(file.findings().mediaType())
                ? original
                : file.findings()
                        .of(Finding.Thumbnail.class)
                        .findFirst()
                        .map(picture -> Address.derived(file.file(), picture.path()))
                        .orElse(original);
    }

    private static Span mark(Finding.PictureWords.Word word) {
        Span mark = new Span();
        mark.addClassName("picture-mark");
        mark.getElement().setAttribute("aria-hidden", "true");
        mark.getStyle()
                .set("left", percent(word.left()))
                .set("top", percent(word.top()))
                .set("width", percent(word.width()))
                .set("height", percent(word.height()));
        return mark;
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * part);
    }
}
