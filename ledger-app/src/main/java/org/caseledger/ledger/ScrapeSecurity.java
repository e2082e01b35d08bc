package org.caseledger.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import org.caseledger.command.Role;
import org.caseledger.ledger.operations.OperationsSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UserDetailsRepositoryReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.MapReactiveUserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import reactor.core.publisher.Mono;

/**
 * Who may read the metrics: administrators, and the account of the program that collects them. That account is known here
 * alone: whoever finds its password on another machine can read figures about the server, and nothing else.
 */
@Configuration(proxyBeanMethods = false)
class ScrapeSecurity {

    private static final String ACCOUNT = "metrics";
    private static final String ROLE = "METRICS";

    @Bean
    @Order(0) // before the chain that knows every other address
    SecurityWebFilterChain scraping(
            ServerHttpSecurity http,
            OperationsSettings settings,
            MapReactiveUserDetailsService users,
            PasswordEncoder encoder,
            ProblemResponses problems) {
        UserDetailsRepositoryReactiveAuthenticationManager everybody =
                new UserDetailsRepositoryReactiveAuthenticationManager(users);
        everybody.setPasswordEncoder(encoder);
        return http.securityMatcher(new PathPatternParserServerWebExchangeMatcher("/actuator/prometheus"))
                .httpBasic(basic -> basic.securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                        .authenticationManager(withCollector(settings.scrapePasswordFile(), everybody))
                        .authenticationEntryPoint(problems::unauthorized))
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .exceptionHandling(handling -> handling.authenticationEntryPoint(problems::unauthorized)
                        .accessDeniedHandler(problems::forbidden))
                .authorizeExchange(exchanges -> exchanges.anyExchange().hasAnyRole(Role.ADMIN.name(), ROLE))
                .build();
    }

    private static ReactiveAuthenticationManager withCollector(String file, ReactiveAuthenticationManager everybody) {
        if (file.isEmpty()) {
            return everybody;
        }
        byte[] password = password(Path.of(file)).getBytes(UTF_8);
        return who -> who.getName().equals(ACCOUNT) ? collector(who, password) : everybody.authenticate(who);
    }

    private static String password(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .findFirst()
                    .orElseThrow(() -> new CannotStart("--scrape-password-file " + file + " is empty"));
        } catch (IOException e) {
            throw new CannotStart("--scrape-password-file " + file + " can't be read");
        }
    }

    private static Mono<Authentication> collector(Authentication who, byte[] password) {
        byte[] given = String.valueOf(who.getCredentials()).getBytes(UTF_8);
        return MessageDigest.isEqual(given, password)
                ? Mono.just(UsernamePasswordAuthenticationToken.authenticated(
                        ACCOUNT, null, List.of(new SimpleGrantedAuthority("ROLE_" + ROLE))))
                : Mono.error(new BadCredentialsException("Another password"));
    }
}
