package org.khuevan.rest;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.Bundles;
import org.khuevan.catalogue.Bundles.InsideFile;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.catalogue.FileId;
import org.khuevan.catalogue.Materials;
import org.khuevan.catalogue.NoSuchMaterial;
import org.khuevan.ingest.Finding.Inside;
import org.khuevan.ingest.Kind;
import org.khuevan.people.CurrentActor;
import org.khuevan.rest.Bytes.Content;
import org.khuevan.storage.Sha256;
import org.khuevan.storage.Storage;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Files inside bundles: a list of them, each for downloading, and as browsers show them.
@RestController
@Tag(name = "Files")
class InsideEndpoints {

    private final Bundles bundles;
    private final Materials materials;
    private final Storage storage;
    private final CurrentActor current;
    private final Bytes bytes;

    InsideEndpoints(
            Bundles bundles,
            Materials materials,
            Storage storage,
            CurrentActor current,
            Bytes bytes) {
        this.bundles = bundles;
        this.materials = materials;
        this.storage = storage;
        this.current = current;
        this.bytes = bytes;
    }

    /// @param state `read`, `kept`, `unreadable`, `encrypted`, `too-large`, `unsafe` or `damaged`
    /// @param url where its bytes are, if they could be unpacked
    record InsideJson(
            String path, long size, String mediaType, String state, @Nullable String url) {

        static InsideJson of(ExaminedFile bundle, Inside one) {
            return new InsideJson(
                    one.path(),
                    one.size(),
                    one.mediaType(),
                    Names.of(one.state()),
                    one.kept().isEmpty() ? null : Address.inside(bundle.file(), one.path()));
        }
    }

    @Operation(
            summary = "List the files inside a bundle",
            description =
                    "An archive or an unpacked website, with the archives in it; or what was sent"
                            + " with an e-mail.")
    @GetMapping("/files/{id}/inside")
    List<InsideJson> list(@PathVariable String id) {
        ExaminedFile bundle =
                materials
                        .examined(current.get(), FileEndpoints.parse(id))
                        .filter(found ->
                                found.findings().kind() == Kind.BUNDLE
                                        || found.findings().of(Inside.class).findAny().isPresent())
                        .orElseThrow(() -> new NoSuchMaterial(id));
        return bundle.findings().of(Inside.class).map(one -> InsideJson.of(bundle, one)).toList();
    }

    @Operation(summary = "Read a file inside a bundle")
    @GetMapping("/files/{id}/inside/{*path}")
    void download(
            @PathVariable String id,
            @PathVariable String path,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        FileId file = FileEndpoints.parse(id);
        InsideFile inside =
                bundles.open(current.get(), file, path).orElseThrow(() -> new NoSuchMaterial(path));
        String cache = materials.isPublic(file) ? "public, max-age=3600" : "private, no-cache";
        bytes.send(
                content(inside, inside.file().mediaType(), cache),
                source(inside),
                request,
                response);
    }

    /// What browsers show in a frame. The ticket in the address is all that is asked for, because a
    /// page in a sandbox has no cookies.
    @Hidden
    @GetMapping("/inside/{ticket}/{*path}")
    void show(
            @PathVariable String ticket,
            @PathVariable String path,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        InsideFile inside = bundles.open(ticket, path).orElseThrow(() -> new NoSuchMaterial(path));
        boolean folder = path.isEmpty() || path.endsWith("/");
        String asked = Normalizer.normalize(path.replaceFirst("^/+", ""), Normalizer.Form.NFC);
        boolean index = !inside.file().path().equalsIgnoreCase(asked);
        if (index && !folder) {
            // What an index page names is relative to its folder.
            response.sendRedirect(request.getRequestURI() + "/");
            return;
        }
        bytes.sendSandboxed(
                content(inside, shownAs(inside.file()), "private, max-age=3600"),
                source(inside),
                request,
                response);
    }

    private static Content content(InsideFile inside, String mediaType, String cache) {
        String path = inside.file().path();
        return new Content(
                path.substring(path.lastIndexOf('/') + 1),
                mediaType,
                inside.file().size(),
                inside.bundle().stored().hash().hex().substring(0, 16)
                        + "-"
                        + Integer.toHexString(inside.derived().hashCode()),
                cache);
    }

    private Bytes.Source source(InsideFile inside) {
        Sha256 hash = inside.bundle().stored().hash();
        return (offset, length) -> storage.openDerived(hash, inside.derived(), offset, length);
    }

    /// As the name's ending says, because a website means its files as it names them.
    private static String shownAs(Inside file) {
        return MediaTypeFactory.getMediaType(file.path())
                .map(MediaType::toString)
                .orElse(file.mediaType());
    }
}
