package org.khuevan.ui.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Styles, scripts and fonts: kept by browsers for a year, under addresses that change with their
/// content.
@Configuration
public class Assets implements WebMvcConfigurer {

    private static final String ROOT = "META-INF/resources";

    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    /// The address of a file of ours, with its fingerprint.
    ///
    /// @param path such as `/look/khuevan.css`
    public String address(String path) {
        return addresses.computeIfAbsent(path, known -> known + "?v=" + fingerprint(known));
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        CacheControl aYear = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
        for (String folder : new String[] {"look", "scripts", "fonts", "webjars"}) {
            registry.addResourceHandler("/" + folder + "/**")
                    .addResourceLocations("classpath:/" + ROOT + "/" + folder + "/")
                    .setCacheControl(aYear);
        }
    }

    private static String fingerprint(String path) {
        try (InputStream bytes =
                Objects.requireNonNull(
                        Assets.class.getClassLoader().getResourceAsStream(ROOT + path), path)) {
            CRC32C sum = new CRC32C();
            sum.update(bytes.readAllBytes());
            return HexFormat.of().toHexDigits((int) sum.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
