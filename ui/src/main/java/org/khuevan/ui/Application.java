package org.khuevan.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.theme.aura.Aura;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The platform as one process, and the HTML shell around its pages.
@SpringBootApplication(scanBasePackages = "org.khuevan")
@StyleSheet(Aura.STYLESHEET)
@Viewport("width=device-width, initial-scale=1")
public class Application implements AppShellConfigurator {

    private static final long serialVersionUID = 1;

    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }
}
