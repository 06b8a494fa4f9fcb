<?php
/**
 * The shortcode and the block: both come to the same element.
 *
 * @package Rethread
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/** Says to WordPress what there is. */
function rethread_register() {
	add_shortcode( 'rethread', 'rethread_shortcode' );
	register_block_type( dirname( __DIR__ ) . '/block', array( 'render_callback' => 'rethread_block' ) );
}

/**
 * `[rethread section="practice:come-back"]`
 *
 * @param array|string $attributes What the author wrote; nothing is an empty text.
 * @return string Markup.
 */
function rethread_shortcode( $attributes ) {
	return rethread_embed( is_array( $attributes ) ? $attributes : array() );
}

/**
 * The block, as a visitor gets it.
 *
 * @param array $attributes The block's own names, which have no hyphens.
 * @return string Markup.
 */
function rethread_block( $attributes ) {
	foreach ( array( 'minHeight' => 'min-height', 'maxHeight' => 'max-height' ) as $from => $to ) {
		if ( isset( $attributes[ $from ] ) ) {
			$attributes[ $to ] = $attributes[ $from ];
		}
	}
	$embed = rethread_embed( $attributes );
	return '' === $embed ? '' : '<div ' . get_block_wrapper_attributes() . '>' . $embed . '</div>';
}

/**
 * The element, with a link inside for browsers without scripts.
 *
 * @param array $asked What the author asked for.
 * @return string Markup; nothing for visitors as long as no address is set.
 */
function rethread_embed( $asked ) {
	// The setting is looked at again: it may have been written by something else than the settings page.
	$address = rethread_clean_address( get_option( RETHREAD_OPTION, '' ) );
	if ( '' === $address ) {
		return current_user_can( 'manage_options' )
			? '<p>' . esc_html__( 'Rethread is not shown yet: set its address under Settings, Rethread. Only you see this line.', 'rethread' ) . '</p>'
			: '';
	}
	wp_enqueue_script( 'rethread-embed', $address . 'rethread-embed.js', array(), null, true );
	$attributes = rethread_clean( $asked );
	// Plugins that put scripts together move this one to another address: the element has to know where Rethread is.
	$markup = '<rethread-embed src="' . esc_url( $address ) . '"';
	foreach ( $attributes as $name => $value ) {
		$markup .= ' ' . $name . '="' . esc_attr( $value ) . '"';
	}
	// The place it will take is kept free from the start, so that nothing moves when the script arrives.
	$height  = isset( $attributes['min-height'] ) ? (int) $attributes['min-height'] : 512;
	$markup .= ' style="' . esc_attr( 'display:block;min-height:min(' . $height . 'px,100vh)' ) . '">';
	$alone   = add_query_arg( 'section', rawurlencode( $attributes['section'] ), $address . rethread_file( $attributes['section'] ) );
	return $markup . '<a href="' . esc_url( $alone ) . '" rel="noopener noreferrer">'
		. esc_html__( 'Open this part of Rethread', 'rethread' ) . '</a></rethread-embed>';
}

/**
 * The page of a part: a read, and help, have pages of their own, which need no script.
 *
 * @param string $section What the author asked for, as it was cleaned.
 * @return string A file name.
 */
function rethread_file( $section ) {
	if ( preg_match( '/^learn:([\w~-]{1,80})$/', $section, $read ) ) {
		return 'read-' . $read[1] . '.html';
	}
	return 'help' === $section ? 'embed-help.html' : 'embed.html';
}

/**
 * The script may come whenever it comes, and is not told which page it is for.
 *
 * @param string $tag    The script's markup.
 * @param string $handle The script's name in WordPress.
 * @return string Markup.
 */
function rethread_script_tag( $tag, $handle ) {
	return 'rethread-embed' === $handle ? str_replace( '<script ', '<script async referrerpolicy="no-referrer" ', $tag ) : $tag;
}
