<?php
/**
 * The one setting: where the copy of Rethread is.
 *
 * @package Rethread
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

add_action( 'admin_menu', 'rethread_add_page' );
add_action( 'admin_init', 'rethread_add_setting' );
add_action( 'admin_init', 'rethread_add_privacy' );

/** The page stands under Settings, for those who may change settings. */
function rethread_add_page() {
	add_options_page( 'Rethread', 'Rethread', 'manage_options', 'rethread', 'rethread_page' );
}

/** The setting and its field. */
function rethread_add_setting() {
	register_setting(
		'rethread',
		RETHREAD_OPTION,
		array(
			'type'              => 'string',
			'default'           => '',
			'sanitize_callback' => 'rethread_take_address',
		)
	);
	add_settings_section( 'rethread_main', '', '__return_empty_string', 'rethread' );
	add_settings_field(
		RETHREAD_OPTION,
		esc_html__( 'Address of Rethread', 'rethread' ),
		'rethread_field',
		'rethread',
		'rethread_main',
		array( 'label_for' => RETHREAD_OPTION )
	);
}

/**
 * Takes an address that may be used, and keeps the one before where it may not.
 *
 * @param mixed $text What was typed.
 * @return string What is kept.
 */
function rethread_take_address( $text ) {
	if ( is_string( $text ) && '' === trim( $text ) ) {
		return '';
	}
	$address = rethread_clean_address( $text );
	if ( '' === $address ) {
		add_settings_error( RETHREAD_OPTION, 'rethread', esc_html__( 'This address cannot be used. It needs to open with https://, and to be the folder that Rethread is in. The address before is kept.', 'rethread' ) );
		return rethread_clean_address( get_option( RETHREAD_OPTION, '' ) );
	}
	if ( rethread_origin( $address ) === rethread_origin( home_url( '/' ) ) ) {
		add_settings_error( RETHREAD_OPTION, 'rethread_same', esc_html__( 'Your site and this copy of Rethread have one origin, so pages of your site could read what people write. Rethread opens nothing there. Put it on a name of its own, such as a subdomain.', 'rethread' ), 'warning' );
	}
	return $address;
}

/**
 * Scheme, host and port of an address.
 *
 * @param string $address An address.
 * @return string Those three as one text.
 */
function rethread_origin( $address ) {
	$parts = wp_parse_url( $address );
	if ( ! is_array( $parts ) || empty( $parts['host'] ) ) {
		return '';
	}
	$scheme = isset( $parts['scheme'] ) ? strtolower( $parts['scheme'] ) : '';
	$port   = isset( $parts['port'] ) ? $parts['port'] : ( 'https' === $scheme ? 443 : 80 );
	return $scheme . '://' . strtolower( $parts['host'] ) . ':' . $port;
}

/** The field for the address. */
function rethread_field() {
	printf(
		'<input type="url" class="regular-text code" id="%1$s" name="%1$s" value="%2$s" placeholder="https://rethread.example/" aria-describedby="rethread-about"><p class="description" id="rethread-about">%3$s</p>',
		esc_attr( RETHREAD_OPTION ),
		esc_attr( get_option( RETHREAD_OPTION, '' ) ),
		esc_html__( 'The folder that your copy of Rethread is in. It needs a host name of its own, apart from this site.', 'rethread' )
	);
}

/** The page. */
function rethread_page() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	echo '<div class="wrap"><h1>Rethread</h1><form method="post" action="options.php">';
	settings_fields( 'rethread' );
	do_settings_sections( 'rethread' );
	submit_button();
	echo '</form><p>' . esc_html__( 'What people write stays in their browser. This site cannot read it, and hears nothing of what they do. Rethread is a place to think and to practise. It is not therapy: please do not promise treatment or an outcome beside it.', 'rethread' ) . '</p></div>';
}

/** A proposal for the site's own privacy page, under Settings, Privacy. */
function rethread_add_privacy() {
	wp_add_privacy_policy_content(
		'Rethread',
		'<p>' . esc_html__( 'Some pages show Rethread in a frame. It is loaded from the server that Rethread is kept on, which sees the network address of your device, as any server does. What you write in the frame stays in your browser. This site cannot read it.', 'rethread' ) . '</p>'
	);
}
