package org.khuevan.ui.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Configuration;

/// @param demo whether the sample library is published on the first start
@ConfigurationProperties("khuevan")
record DemoSettings(@DefaultValue("false") boolean demo) {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(DemoSettings.class)
    static class Enabled {}
}
