package org.caseledger.ledger;

import java.util.Set;
import org.caseledger.command.Role;
import org.caseledger.command.api.RoleMatrix;
import org.caseledger.query.register.PeopleReaders;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.MapReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import reactor.core.publisher.Mono;

/** Who may do what: what is named here nowhere may be done by nobody. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityConfiguration {

    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; object-src 'none'; base-uri 'none';"
            + " frame-ancestors 'none'; form-action 'self'; img-src 'self' data:";

    /** Nobody who may have to grade an audit blind. */
    private static final String[] MAY_READ_THE_LEDGER = {
        Role.INSPECTOR.name(), Role.DIRECTOR.name(), Role.DPO.name(), Role.ADMIN.name()
    };

    /** Leaves passwords as they are stored: to hash the demo's anew took most of each request's time. */
    @Bean
    PasswordEncoder passwordEncoder() {
        PasswordEncoder byPrefix = PasswordEncoderFactories.createDelegatingPasswordEncoder();
        return new PasswordEncoder() {
            @Override
            public @Nullable String encode(@Nullable CharSequence password) {
                return byPrefix.encode(password);
            }

            @Override
            public boolean matches(@Nullable CharSequence password, @Nullable String encoded) {
                return byPrefix.matches(password, encoded);
            }
        };
    }

    @Bean
    Accounts accounts(LedgerProperties properties, PasswordEncoder encoder) {
        return properties.demo() ? Accounts.demo() : Accounts.admin(FirstPassword.encoded(properties.data(), encoder));
    }

    @Bean
    MapReactiveUserDetailsService users(Accounts accounts) {
        return new MapReactiveUserDetailsService(accounts.all().stream()
                .map(account -> User.withUsername(account.name())
                        .password(account.password())
                        .roles(account.role().name())
                        .build())
                .toArray(UserDetails[]::new));
    }

    /** Councils number their audits as they like, {@code 2019/08/1} too: an id's slash comes encoded. */
    @Bean
    StrictServerWebExchangeFirewall firewall() {
        StrictServerWebExchangeFirewall firewall = new StrictServerWebExchangeFirewall();
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedPercent(true);
        firewall.setAllowSemicolon(true);
        return firewall;
    }

    @Bean
    ServerExchangeRejectedHandler rejectedHandler(ProblemResponses problems) {
        return problems::rejected;
    }

    @Bean
    SecurityWebFilterChain security(ServerHttpSecurity http, LedgerProperties properties, ProblemResponses problems) {
        ServerSecurityContextRepository sessions =
                properties.demo() ? new DemoGuests() : NoOpServerSecurityContextRepository.getInstance();
        return http.httpBasic(
                        basic -> basic.securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                                .authenticationEntryPoint(problems::unauthorized))
                .securityContextRepository(sessions)
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                // No command is taken by a cookie: sessions are the demo's guests', who may only read.
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(problems::unauthorized)
                        .accessDeniedHandler(problems::forbidden))
                .authorizeExchange(exchanges -> exchanges
                        .pathMatchers(
                                HttpMethod.GET, "/actuator/health/**", "/webjars/**", "/caseledger/**", "/favicon.ico")
                        .permitAll()
                        .pathMatchers(HttpMethod.GET, "/v3/api-docs/**", "/swagger-ui.html", "/swagger-ui/**")
                        .permitAll()
                        .pathMatchers(HttpMethod.GET, "/api/v1/ledger/backup")
                        .hasRole(Role.ADMIN.name())
                        .pathMatchers(
                                HttpMethod.GET,
                                "/log/tile/entries/**",
                                "/api/v1/log/tile/entries/**",
                                "/api/v1/ledger/**")
                        .hasAnyRole(MAY_READ_THE_LEDGER)
                        .pathMatchers(HttpMethod.GET, "/log/**", "/api/v1/log/**")
                        .permitAll()
                        .pathMatchers(HttpMethod.GET, "/actuator/**")
                        .hasRole(Role.ADMIN.name())
                        .pathMatchers(HttpMethod.GET, "/api/v1/imports/**")
                        .access((who, where) -> holds(
                                who,
                                RoleMatrix.mayPost(PathContainer.parsePath("/api/v1/imports"))
                                        .orElse(Set.of())))
                        .pathMatchers(HttpMethod.GET, "/api/v1/rebuilds/**")
                        .hasRole(Role.ADMIN.name())
                        .pathMatchers(HttpMethod.GET, "/api/v1/dead-letters", "/dead-letters")
                        .hasAnyRole(Role.ADMIN.name(), Role.DPO.name(), Role.INSPECTOR.name())
                        .pathMatchers(HttpMethod.GET, "/api/v1/people")
                        .hasAnyRole(PeopleReaders.ROLES.toArray(String[]::new))
                        .pathMatchers(HttpMethod.GET, "/api/v1/reads", "/api/v1/subject-access", "/reads")
                        .hasRole(Role.DPO.name())
                        .pathMatchers(
                                HttpMethod.GET,
                                "/api/v1/subjects",
                                "/api/v1/subjects/**",
                                "/api/v1/retention/**",
                                "/privacy")
                        .hasRole(Role.DPO.name())
                        .pathMatchers(HttpMethod.POST, "/api/v1/**")
                        .access((who, where) -> holds(who, mayPost(where)))
                        .pathMatchers(
                                HttpMethod.GET,
                                "/",
                                "/audits/**",
                                "/follow-up",
                                "/themes",
                                "/trends",
                                "/reports/**",
                                "/purpose")
                        .authenticated()
                        .pathMatchers(HttpMethod.GET, "/calibration", "/register", "/samples")
                        .authenticated()
                        .pathMatchers(HttpMethod.GET, "/api/v1/**")
                        .authenticated()
                        .anyExchange()
                        .denyAll())
                .build();
    }

    private static Set<Role> mayPost(AuthorizationContext where) {
        return RoleMatrix.mayPost(where.getExchange().getRequest().getPath().pathWithinApplication())
                .orElse(Set.of());
    }

    private static Mono<AuthorizationResult> holds(Mono<Authentication> who, Set<Role> roles) {
        return who.map(authentication -> roles.stream()
                        .anyMatch(role -> authentication.getAuthorities().stream()
                                .anyMatch(held -> ("ROLE_" + role.name()).equals(held.getAuthority()))))
                .defaultIfEmpty(false)
                .map(AuthorizationDecision::new);
    }
}
