# make run    builds what is missing and starts the platform on http://localhost:8080
# make demo   the same, with a small sample library in it
# make test   everything that must pass before a change lands
# make build  the finished jar, ui/target/khuevan.jar
# make benchmarks  measures it; ARGS="search upload" measures some (docs/benchmarks.md)
#
# Settings: KHUEVAN_DATA (where everything is kept, ./data), KHUEVAN_ADMIN_PASSWORD, and
# ARGS="--server.port=9090" for anything else.

SHELL := /bin/sh
.DEFAULT_GOAL := help

# A JDK 25 or later: JAVA_HOME if it is one, else the newest in the usual folders.
JDK := $(shell for home in "$$JAVA_HOME" /usr/lib/jvm/* /opt/java/* /opt/jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home "$$HOME"/.sdkman/candidates/java/* "$$HOME"/.jdks/*; do \
	[ -x "$$home/bin/javac" ] || continue; \
	major=$$("$$home/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'); \
	[ "$${major:-0}" -ge 25 ] && { echo "$$home"; break; }; \
	done)
export JAVA_HOME := $(JDK)

MAVEN := mvn -B -q -ntp
JAR := ui/target/khuevan.jar
SOURCES := $(shell find pom.xml .mvn ingest repository-server ui -name target -prune -o -type f \( -path '*/src/main/*' -o -name pom.xml -o -name jvm.config \) -print 2>/dev/null)
JAVA_OPTIONS := -Xmx1g -XX:+UseSerialGC --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow

.PHONY: help run demo test build format benchmarks clean jdk maven browser

help:
	@sed -n '1,/^$$/s/^# \{0,1\}//p' Makefile

jdk:
	@[ -n "$(JDK)" ] || { echo "Khue Van needs a JDK 25 or later: install one (on Debian: apt install openjdk-25-jdk, or Temurin 25 from adoptium.net) or set JAVA_HOME." >&2; exit 1; }

maven:
	@command -v mvn >/dev/null || { echo "Khue Van is built with Maven: install it (on Debian: apt install maven)." >&2; exit 1; }

# The browser tests drive a real Chromium.
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			echo "Installing Chromium for the browser tests"; \
			apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium >/dev/null; \
		else \
			echo "The browser tests need Chromium: install it (on Debian: sudo apt install chromium)." >&2; exit 1; \
		fi; }

build: $(JAR)

# The jar is made anew when a source is newer than it.
$(JAR): $(SOURCES) | jdk maven
	@echo "Building; the first time takes some minutes"
	@$(MAVEN) package -pl ui -am -DskipTests -Dspotless.goal=apply
	@touch $(JAR)

run: $(JAR)
	@exec $(JDK)/bin/java $(JAVA_OPTIONS) -jar $(JAR) $(ARGS)

demo: $(JAR)
	@exec $(JDK)/bin/java $(JAVA_OPTIONS) -jar $(JAR) --khuevan.demo=true $(ARGS)

test: jdk maven browser
	@$(MAVEN) verify

format: jdk maven
	@$(MAVEN) process-sources -Dspotless.goal=apply

benchmarks: $(JAR) browser
	@$(MAVEN) package -pl benchmarks -am -DskipTests -Dspotless.goal=apply
	@exec $(JDK)/bin/java -Xmx1g --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED -cp "benchmarks/target/classes:$$(cat benchmarks/target/class-path)" org.khuevan.benchmarks.Benchmarks $(ARGS)

clean: jdk maven
	@$(MAVEN) clean
