package org.khuevan.ui.read;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import java.util.Set;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.ingest.Finding;

/// An image, or its thumbnail where browsers do not know the format.
public final class ImageViewer extends Div {

    private static final long serialVersionUID = 1;
    private static final Set<String> SHOWN =
            Set.of("image/jpeg", "image/png", "image/gif", "image/webp", "image/avif");

    /// @param alternative what it shows, for those who do not see it
    public ImageViewer(ExaminedFile file, String alternative) {
        addClassName("image-viewer");
        String original = Address.of(file.file());
        String address =
                SHOWN.contains(file.findings().mediaType())
                        ? original
                        : file.findings()
                                .of(Finding.Thumbnail.class)
                                .findFirst()
                                .map(picture -> Address.derived(file.file(), picture.path()))
                                .orElse(original);
        Image image = new Image(address, alternative);
        file.findings()
                .of(Finding.Dimensions.class)
                .findFirst()
                .ifPresent(size ->
                        image.getElement()
                                .setAttribute("width", Integer.toString(size.width()))
                                .setAttribute("height", Integer.toString(size.height())));
        add(image);
    }
}
